import Annotation
import Collation
public import DossierFormat
import Language
import Prose
import Reports
import Stories

/// Reads reports of one happening and collates them into one sourced dossier.
///
/// Holds word lists and models (loading takes some tens of milliseconds); safe to use from several tasks at once.
/// Nothing here touches network or clock: the same input gives the same dossier.
public struct NewsCollator: Sendable {
    /// The version written into dossiers.
    public static let version = "0.1.0"
    /// The body of a report in UTF-8 bytes, beyond which nothing more is sought; text and blocks are kept whole.
    public static let longestBody = ReportAnnotator.longestBody

    private let readers: ReportReaders
    private let annotator: ReportAnnotator
    private let words: ComparisonWords
    private let frequency: StemFrequency
    private let openPhrases: OpenPhrases

    /// Loads the word lists and the language model that ship with the library.
    ///
    /// Throws an error that names the file when one is missing or damaged.
    public init() throws {
        readers = try ReportReaders()
        annotator = try ReportAnnotator()
        frequency = try StemFrequency()
        let segmenter = try Segmenter()
        words = try ComparisonWords(using: segmenter)
        openPhrases = try OpenPhrases(using: segmenter)
    }

    /// Reads the bytes of one input.
    ///
    /// - Parameters:
    ///   - bytes: the content of a file; formats are told apart by content.
    ///   - file: its base name, which the reports keep. Where one file holds several reports, each adds its place in it:
    ///     "feed.xml#3".
    ///   - fetched: when the bytes were fetched, in seconds since 1970; what a page says of its age ("3 hours ago") is
    ///     counted back from it. Nil when that is not known; archives tell it themselves.
    /// - Returns: the reports in it, each with its blocks, its language and what is known of its publication.
    /// - Throws: `ReportFailure` when nothing can be read from the input.
    public func read(_ bytes: [UInt8], file: String, fetched: Int? = nil) throws(ReportFailure)
        -> [DossierFormat.Report]
    {
        do throws(ReadError) {
            let reports = try readers.read(
                bytes, file: file, fetched: fetched.flatMap { FetchTime(seconds: $0) })
            return reports.indices.map { format(reports[$0], id: "r\($0 + 1)") }
        } catch {
            throw ReportFailure(file: error.file, problem: error.problem)
        }
    }

    /// A report as read, with its language.
    private func format(_ report: Reports.Report, id: String) -> DossierFormat.Report {
        var report = report
        report.language = annotator.language(of: report)
        return ReportConversion.format(report, id: id)
    }

    /// Reads an input of any size, report after report.
    ///
    /// Memory does not grow with the input for WARC archives, JSON Lines and tables; other inputs are held in memory
    /// and may have 128 MB.
    /// - Parameters:
    ///   - pieces: gives the input piece by piece, and nil at its end. What it throws ends the input early, which is
    ///     noted; what came before is read.
    ///   - file: its base name, as in `read(_:file:)`.
    ///   - each: takes each report, its id its number in the input, and each note. What it throws ends the reading.
    /// - Throws: `ReportFailure` when nothing can be read from the input, and what `each` throws.
    public func read(
        pieces: @escaping () throws -> [UInt8]?, file: String, each: (ReadResult) throws -> Void
    ) throws {
        var number = 0
        do {
            try readers.read(PieceSource(pieces), file: file) { event in
                switch event {
                case .note(let note): try each(.note(note))
                case .report(let report):
                    number += 1
                    try each(.report(format(report, id: "r\(number)")))
                }
            }
        } catch let error as ReadError {
            throw ReportFailure(file: error.file, problem: error.problem)
        }
    }

    /// Marks what one report says: names, statements with speakers, times, figures and acts; in a report that is not
    /// English nothing is sought, and `notAnnotated` says so.
    public func annotate(_ report: DossierFormat.Report) -> ReportAnnotation {
        let annotated = annotator.annotate(ReportConversion.report(report), seeksAttitudes: true)
        return ReportAnnotation(annotated, id: report.id)
    }

    /// Collates reports of one happening; those of another are named in `leftOut`.
    ///
    /// - Parameters:
    ///   - reports: as `read` gives them; ids are given anew in this order.
    ///   - options: dates, title, number of tasks.
    ///   - progress: called now and then with the number of reports done, on any task.
    /// - Returns: the dossier; the same for any number of jobs. Empty input gives an empty dossier. Reports that are
    ///   not
    ///   English are kept at its end and marked (`notAnnotated`); nothing is sought in them.
    public func collate(
        _ reports: [DossierFormat.Report], options: CollationOptions = CollationOptions(),
        progress: (@Sendable (Int) -> Void)? = nil
    ) async -> Dossier {
        let sources = reports.map { Self.dated(ReportConversion.report($0), options) }
        let annotated = await annotate(sources, jobs: options.jobs, progress: progress)
        // What was left out dates nothing.
        let story = Story(annotated, frequency: frequency).redated(PublicationInference(annotator).dated)
        return Collator(
            story, words: words, openPhrases: openPhrases, rules: options.participants, jobs: options.jobs
        ).dossier(title: options.title, generator: .init(name: "variorum", version: Self.version))
    }

    private static func dated(_ report: Reports.Report, _ options: CollationOptions) -> Reports.Report {
        guard report.published == nil, let given = options.reportedOn else { return report }
        var report = report
        report.published = PublicationDate(value: given, precision: given.count > 7 ? .day : .month, basis: .given)
        return report
    }

    /// Annotates in batches on several tasks; the result is in the order of the input.
    private func annotate(_ reports: [Reports.Report], jobs: Int, progress: (@Sendable (Int) -> Void)?) async
        -> [AnnotatedReport]
    {
        let size = max(1, min(32, (reports.count + max(1, jobs) - 1) / max(1, jobs)))
        let batches = stride(from: 0, to: reports.count, by: size).map { $0..<min($0 + size, reports.count) }
        var results = [[AnnotatedReport]](repeating: [], count: batches.count)
        await withTaskGroup(of: (Int, [AnnotatedReport]).self) { group in
            var next = 0
            func start() {
                guard next < batches.count else { return }
                let (number, range) = (next, batches[next])
                group.addTask { (number, range.map { annotator.annotate(reports[$0]) }) }
                next += 1
            }
            for _ in 0..<max(1, jobs) { start() }
            var done = 0
            for await (number, batch) in group {
                results[number] = batch
                done += batch.count
                progress?(done)
                start()
            }
        }
        return results.flatMap { $0 }
    }
}

/// What reading an input gives, one after the other.
public enum ReadResult: Sendable, Hashable {
    /// A report.
    case report(DossierFormat.Report)
    /// What is odd but no error: "12 revisit records skipped".
    case note(String)
}

/// What a collation takes besides the reports.
public struct CollationOptions: Sendable, Hashable {
    /// Publication date ("2022-01-11") of reports that state none; nil to infer it from those that do.
    public var reportedOn: String?
    /// The dossier's title; nil to take it from the reports.
    public var title: String?
    /// Number of tasks that annotate at once.
    public var jobs: Int
    /// Participants to join, to take apart and to call otherwise; nil to leave them as they are found.
    public var participants: ParticipantRules?

    /// Makes options; by default nothing is given and one task works.
    public init(reportedOn: String? = nil, title: String? = nil, jobs: Int = 1, participants: ParticipantRules? = nil) {
        self.reportedOn = reportedOn
        self.title = title
        self.jobs = jobs
        self.participants = participants
    }
}

/// Why an input gave no report.
public struct ReportFailure: Error, Hashable, Sendable, CustomStringConvertible {
    /// The input.
    public let file: String
    /// What is wrong with it and what to do.
    public let problem: String

    /// "file: problem".
    public var description: String { "\(file): \(problem)" }
}
