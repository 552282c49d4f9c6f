import Language
import Prose
package import Reports

/// Marks everything that one report says; the same report always gives the same annotation.
///
/// Holds the word lists and the model; safe to use from several threads at once.
package struct ReportAnnotator: Sendable {
    /// Bytes of a report's body that are annotated: some 60,000 words, far more than a news report has.
    package static let longestBody = 400_000

    private let lexicons: Lexicons
    private let analyzer: LanguageAnalyzer
    private let times: TimeRecogniser
    private let figures: FigureRecogniser
    private let languages: ReportLanguage

    package init() throws {
        lexicons = try Lexicons()
        analyzer = try LanguageAnalyzer()
        times = try TimeRecogniser()
        figures = try FigureRecogniser()
        languages = try ReportLanguage()
    }

    /// The BCP 47 tag of the language that a report is in; see `ReportLanguage`.
    package func language(of report: Report) -> String { languages.tag(of: report) }

    /// The report with its language, names, statements, times, figures and acts. O(tokens) for sentences of ordinary
    /// length. In a report that is not English nothing is sought, and the result says so.
    ///
    /// - Parameter seeksAttitudes: whether what somebody thinks, wants or shows is marked, too; no dossier tells it,
    ///   and
    ///   it takes a fifth of the time.
    package func annotate(_ report: Report, seeksAttitudes: Bool = false) -> AnnotatedReport {
        var report = report
        report.language = languages.tag(of: report)
        if let reason = languages.reasonToLeaveOut(report.language) { return Self.bare(report, because: reason) }
        return annotateEnglish(report, seeksAttitudes: seeksAttitudes)
    }

    /// A report in which nothing was sought.
    private static func bare(_ report: Report, because reason: String) -> AnnotatedReport {
        let nothing = AnalyzedText(text: report.text, sentences: [], tokens: [], words: [])
        return AnnotatedReport(
            report: report, analyzed: nothing, blockOfSentence: [], names: [], entities: [], statements: [],
            attitudes: [], times: [],
            figures: [], acts: [], notAnnotated: reason)
    }

    private func annotateEnglish(_ report: Report, seeksAttitudes: Bool) -> AnnotatedReport {
        let body = report.blocks.indices.filter { report.blocks[$0].kind.isBody }
        let stretches = body.flatMap {
            Dateline.split(
                lexicons.credits.withoutCredit(
                    bounded(report.blocks[$0].span, body: body, in: report), in: report.text), in: report.text)
        }
        let analyzed = analyzer.analyze(report.text, blocks: stretches)
        let blockOfSentence = Self.blocks(of: analyzed, body: body, in: report)

        let hosts = lexicons.transcriptRoles.speakers(in: report.blocks.lazy.map(\.span), of: report.text)
        var recogniser = NameRecogniser(analyzed, lexicons: lexicons, people: hosts)
        let mentions = LocalParties(analyzed: analyzed, lexicons: lexicons)
            .apply(to: recogniser.run(), leftovers: recogniser.leftovers)
        var resolver = EntityResolver(analyzed, mentions: mentions, lexicons: lexicons)
        resolver.run()

        let found = StatementRecogniser(
            analyzed, blocks: report.blocks, blockOfSentence: blockOfSentence, lexicons: lexicons,
            names: resolver.mentions, hosts: hosts, seeksAttitudes: seeksAttitudes
        ).run()
        let asides = Set(
            body.filter {
                report.blocks[$0].kind == .caption
                    || lexicons.credits.withoutCredit(report.blocks[$0].span, in: report.text) != report.blocks[$0].span
            })
        let captions = Set(blockOfSentence.indices.filter { asides.contains(blockOfSentence[$0]) })
        let discourse = Discourse(
            analyzed, lexicons: lexicons, names: Self.names(resolver.mentions, without: hosts, in: analyzed),
            entities: resolver.entities, captions: captions)
        var speakers = SpeakerResolver(discourse, blockOfSentence: blockOfSentence)
        let statements = speakers.resolve(found.filter { !$0.isAttitude })
        // What somebody praised or opposed tells who is spoken of next, but is nothing said.
        let attitudes =
            statements.filter(\.isMereObject) + speakers.resolveAttitudes(found.filter(\.isAttitude))
        var unnamed = speakers.unnamed
        let acting = ActRecogniser(
            speakers.discourse, lexicons: lexicons, statements: statements, unnamed: unnamed.found)
        let acts = acting.run(naming: &unnamed)
        var entities = resolver.entities
        for (person, body) in acting.bodies { entities[person].body = body }
        let expressions = times.recognise(analyzed, published: report.published)
        return AnnotatedReport(
            report: report, analyzed: analyzed, blockOfSentence: blockOfSentence, names: resolver.mentions,
            entities: entities,
            statements: statements.filter { !$0.isMereObject }.map(\.statement), attitudes: attitudes.map(\.statement),
            unnamedSpeakers: unnamed.found, times: expressions,
            figures: figures.recognise(analyzed, times: expressions), acts: acts)
    }

    /// The names without the entities of hosts: "the mayor" and "he" mean none of those who tell the news.
    private static func names(_ mentions: [NameMention], without hosts: Set<UInt64>, in analyzed: AnalyzedText)
        -> [NameMention]
    {
        guard !hosts.isEmpty else { return mentions }
        let aside = Set(
            mentions.lazy.filter { mention in
                mention.kind == .person && hosts.contains(analyzed.tokens[mention.tokens.upperBound - 1].folded)
            }.map(\.entity))
        return mentions.map { mention in
            guard aside.contains(mention.entity) else { return mention }
            var result = mention
            result.entity = -1
            return result
        }
    }

    /// The time expressions of a report as they read when it was published at a given date.
    package func times(_ annotated: AnnotatedReport, published: PublicationDate) -> [TimeExpression] {
        times.recognise(annotated.analyzed, published: published)
    }

    /// The same annotation with another publication date: times and figures are read anew.
    package func redated(_ annotated: AnnotatedReport, published: PublicationDate) -> AnnotatedReport {
        var result = annotated
        result.report.published = published
        result.times = times.recognise(annotated.analyzed, published: published)
        result.figures = figures.recognise(annotated.analyzed, times: result.times)
        return result
    }

    /// A block, cut where the body becomes longer than is annotated.
    private func bounded(_ span: TextSpan, body: [Int], in report: Report) -> TextSpan {
        let limit = (body.first.map { report.blocks[$0].span.start } ?? 0) + Self.longestBody
        var end = min(span.end, max(span.start, limit))
        while end > span.start, end < report.text.count, UTF8Bytes.isContinuation(report.text.utf8[end]) { end -= 1 }
        return TextSpan(span.start, end)
    }

    private static func blocks(of analyzed: AnalyzedText, body: [Int], in report: Report) -> [Int] {
        var at = 0
        return analyzed.sentences.map { sentence in
            while at + 1 < body.count, report.blocks[body[at]].span.end <= sentence.span.start { at += 1 }
            return body.isEmpty ? 0 : body[at]
        }
    }
}
