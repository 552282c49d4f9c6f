/// Which addresses of third parties may become links.
enum WebAddress {
    /// Whether it is an absolute http or https address without white space, control characters or direction tricks.
    static func isSafe(_ url: String) -> Bool {
        let start = url.prefix(8).lowercased()
        guard start.hasPrefix("http://") || start.hasPrefix("https://") else { return false }
        return !url.unicodeScalars.contains {
            $0.value <= 0x20 || $0.properties.isWhitespace || HostileText.substitute(for: $0) != nil
        }
    }
}
