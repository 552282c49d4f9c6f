import Language
import Prose
import Reports

/// Decides what language a report is in, from its text; what a page states is a hint only.
///
/// Each block is identified by itself, so that a quotation, a caption or a notice in another language weighs no more
/// than its length. A report is English unless it is surely something else: what is wrongly left out is lost, what is
/// wrongly annotated gives little.
struct ReportLanguage: Sendable {
    /// A block whose language is less sure does not count.
    private static let surety: Float = 0.8
    /// The same where the page states that very language.
    private static let statedSurety: Float = 0.5
    /// Letters of surely identified blocks that it takes to call a report something else than English.
    private static let fewestLetters = 60
    /// The same where nothing is known but what the page states.
    private static let fewestLettersStated = 150
    /// A report with this share of English is English, with quotations or notices in another language.
    private static let englishShare: Float = 0.34
    /// Bytes of a report that are looked at, and of a block: what follows in it is taken to be in the same language.
    private static let longest = 65_536
    private static let longestOfBlock = 512

    private let identifier: LanguageIdentifier
    private let names: LanguageNames

    init() throws {
        identifier = try LanguageIdentifier()
        names = try LanguageNames()
    }

    /// The BCP 47 tag of the report's language; the stated one where the text agrees with it. O(bytes looked at).
    func tag(of report: Report) -> String {
        let stated = LanguageNames.primary(report.language)
        let found = language(of: report, stated: stated)
        return found == stated ? report.language : found
    }

    /// Why a report in a language is not annotated, in a sentence; nil for English.
    func reasonToLeaveOut(_ tag: String) -> String? {
        if LanguageNames.primary(tag) == "en" { return nil }
        return names.name(tag).map { "it is in \($0), and only English is annotated" }
            ?? "it is in another language (\(tag)), and only English is annotated"
    }

    private func language(of report: Report, stated: String) -> String {
        let body = report.blocks.filter(\.kind.isBody).map(\.span)
        var votes = Votes(stated: stated)
        var read = 0
        // A letter takes a byte at least.
        let all = min(Self.longest + (body.map(\.count).max() ?? 0), body.reduce(0) { $0 + $1.count })
        for span in body where read < Self.longest {
            let opening = TextSpan(span.start, min(span.end, span.start + Self.longestOfBlock))
            votes.add(
                identifier.identify(report.text, opening), times: Float(span.count) / Float(max(1, opening.count)))
            if votes.areEnglish(ofAtMost: all) { return "en" }
            read += span.count
        }
        if votes.sure < Float(Self.fewestLetters), let first = body.first, let last = body.last {
            // Many short lines may tell together what none tells alone.
            votes = Votes(stated: stated)
            votes.add(identifier.identify(report.text, first.union(last)), times: 1)
        }
        return votes.language
    }

    /// The letters of the blocks whose language is sure, by language.
    private struct Votes {
        let stated: String
        private var letters: [String: Float] = [:]
        private var all: Float = 0
        private(set) var sure: Float = 0

        init(stated: String) { self.stated = stated }

        /// - Parameter share: how many times as long as what was identified the block is.
        mutating func add(_ found: IdentifiedLanguage, times share: Float) {
            let letters = Float(found.letters) * share
            all += letters
            guard let code = found.code,
                found.confidence >= (code == stated ? ReportLanguage.statedSurety : ReportLanguage.surety)
            else { return }
            self.letters[code, default: 0] += letters
            sure += letters
        }

        /// Whether a report is English whatever the blocks not yet read are in.
        func areEnglish(ofAtMost letters: Int) -> Bool {
            sure >= Float(ReportLanguage.fewestLetters)
                && self.letters["en", default: 0] >= ReportLanguage.englishShare * Float(letters)
        }

        var language: String {
            if sure == 0, all >= Float(ReportLanguage.fewestLettersStated) { return stated }
            guard sure >= Float(ReportLanguage.fewestLetters),
                letters["en", default: 0] < ReportLanguage.englishShare * sure
            else { return "en" }
            // Among equals the first by code, so that the order of a dictionary does not matter.
            let most = letters.filter { $0.key != "en" }.max { ($0.value, $1.key) < ($1.value, $0.key) }
            return most?.key ?? "en"
        }
    }
}
