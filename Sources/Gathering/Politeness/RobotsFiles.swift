/// The `robots.txt` of each origin, asked for once.
actor RobotsFiles {
    enum Answer: Sendable {
        case rules(RobotsRules)
        /// The server fails, in words.
        case unreachable(String)
        /// The host cannot be asked at all.
        case failed(FetchProblem)
    }

    /// RFC 9309, section 2.3.1.2: five are to be followed.
    static let mostRedirects = 5

    private var answers: [String: Task<Answer, Never>] = [:]

    /// The answer for an origin; several who ask at once wait for the same request.
    func answer(_ origin: String, ask: @escaping @Sendable () async -> Answer) async -> Answer {
        if let task = answers[origin] { return await task.value }
        let task = Task { await ask() }
        answers[origin] = task
        return await task.value
    }
}
