import Reports

/// What `Content-Encoding` names (RFC 9110, section 8.4.1).
enum ContentCoding {
    /// The body without its coding, never more than the limit.
    ///
    /// - Parameter coding: the field's value in lower case.
    /// - Throws: `FetchProblem.tooLarge` as soon as the limit is passed, `.damaged` for broken or incomplete data,
    ///   `.encoding` for a coding that was not asked for. O(result).
    static func removed(from body: [UInt8], coding: String, limit: Int) throws(FetchProblem) -> [UInt8] {
        let packing: Unpacking.Packing
        switch coding {
        case "", "identity", "none": return body
        case "gzip", "x-gzip": packing = .gzip
        case "deflate": packing = .deflate
        case "br": packing = .brotli
        default: throw .encoding(String(coding.prefix(40)))
        }
        do throws(Unpacking.Failure) {
            return try Unpacking.whole(body, packing, limit: limit)
        } catch {
            throw error == .tooLarge ? .tooLarge(limit) : .damaged
        }
    }
}
