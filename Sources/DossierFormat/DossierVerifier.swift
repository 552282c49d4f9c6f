/// Something in a dossier that is not as the format demands.
public struct DossierFlaw: Hashable, Sendable, CustomStringConvertible {
    /// Where: "quotations q3", "reports r2, block 4".
    public var item: String
    /// What is wrong with it.
    public var problem: String

    /// "item: problem".
    public var description: String { "\(item): \(problem)" }

    /// Makes a flaw.
    public init(item: String, problem: String) {
        self.item = item
        self.problem = problem
    }
}

extension Dossier {
    /// Every flaw of the dossier: evidence that is not in its report letter for letter, items without evidence,
    /// gists and record lines in other words than their passages, blocks that overlap or leave text uncovered, ids that
    /// dangle or repeat, dates and shapes against the format.
    ///
    /// An empty result is the proof that no line is without its passage. It says nothing of what the dossier concludes
    /// from the passages: titles, outlets, speakers, who wants what, values of dates and figures. O(size of the
    /// dossier).
    public func verify() -> [DossierFlaw] {
        var check = DossierCheck(self)
        return check.run()
    }
}

private struct DossierCheck {
    let dossier: Dossier
    let texts: [String: [Unicode.Scalar]]
    var flaws: [DossierFlaw] = []

    init(_ dossier: Dossier) {
        self.dossier = dossier
        texts = Dictionary(
            dossier.reports.map { ($0.id, Array($0.text.unicodeScalars)) }, uniquingKeysWith: { first, _ in first })
    }

    mutating func run() -> [DossierFlaw] {
        require(dossier.schema == Dossier.schemaName, "schema", "is '\(dossier.schema)', not '\(Dossier.schemaName)'")
        ids()
        blocks()
        origins()
        evidence()
        openQuestions()
        references()
        shapes()
        return flaws + DossierWording(dossier: dossier).flaws()
    }

    private mutating func require(_ holds: Bool, _ item: String, _ problem: String) {
        if !holds { flaws.append(DossierFlaw(item: item, problem: problem)) }
    }

    private mutating func ids() {
        let groups: [(String, [String])] = [
            ("reports", dossier.reports.map(\.id)), ("participants", dossier.participants.map(\.id)),
            ("quotations", dossier.quotations.map(\.id)), ("positions", dossier.positions.map(\.id)),
            ("timeline", dossier.timeline.map(\.id)), ("figures", dossier.figures.map(\.id)),
            ("differences", dossier.differences.map(\.id)),
        ]
        var seen: Set<String> = []
        for (name, list) in groups {
            for id in list {
                require(!id.isEmpty && seen.insert(id).inserted, "\(name) \(id)", "its id is empty or not unique")
            }
        }
    }

    private mutating func blocks() {
        for report in dossier.reports {
            let text = texts[report.id] ?? []
            var covered = [Bool](repeating: false, count: text.count)
            for (index, block) in report.blocks.enumerated() {
                let item = "reports \(report.id), block \(index + 1)"
                guard 0 <= block.start, block.start < block.end, block.end <= text.count else {
                    require(false, item, "\(block.start)–\(block.end) is not in the text (\(text.count) code points)")
                    continue
                }
                require(!covered[block.start..<block.end].contains(true), item, "overlaps another block")
                for offset in block.start..<block.end { covered[offset] = true }
            }
            let bare = text.indices.first {
                !covered[$0] && !text[$0].properties.isWhitespace && text[$0] != "\u{FEFF}" && text[$0] != "\u{200B}"
            }
            if let bare { require(false, "reports \(report.id)", "code point \(bare) is in no block") }
        }
    }

    private mutating func origins() {
        let reports = Set(dossier.reports.map(\.id))
        var seen: Set<String> = []
        for report in dossier.origins.joined() {
            require(reports.contains(report), "origins", "'\(report)' is no report")
            require(seen.insert(report).inserted, "origins", "'\(report)' is in two groups")
        }
        for report in dossier.reports { require(seen.contains(report.id), "origins", "'\(report.id)' is in no group") }
    }

    private mutating func pass(_ evidence: [Evidence], _ item: String, needed: Int = 1) {
        require(
            evidence.count >= needed, item,
            needed == 1 ? "rests on no evidence" : "needs \(needed) passages, has \(evidence.count)")
        for passage in evidence { pass(passage, item) }
    }

    private mutating func pass(_ passage: Evidence, _ item: String) {
        guard let text = texts[passage.report] else {
            require(false, item, "its evidence names '\(passage.report)', which is no report")
            return
        }
        guard 0 <= passage.start, passage.start < passage.end, passage.end <= text.count else {
            require(false, item, "its evidence \(passage.report) \(passage.start)–\(passage.end) is not in the text")
            return
        }
        let same = text[passage.start..<passage.end].elementsEqual(passage.text.unicodeScalars)
        require(
            same, item, "its evidence \(passage.report) \(passage.start)–\(passage.end) is not there letter for letter")
    }

    private mutating func evidence() {
        for (index, line) in dossier.record.enumerated() { pass(line.evidence, "record line \(index + 1)") }
        for report in dossier.reports {
            pass(report.published.evidence, "reports \(report.id), published", needed: 0)
            pass(report.updated?.evidence ?? [], "reports \(report.id), updated", needed: 0)
            for copy in report.copies {
                for pair in copy.passages { pass(pair, "reports \(report.id), copy of \(copy.of)", needed: 2) }
            }
        }
        for participant in dossier.participants {
            let item = "participants \(participant.id)"
            require(!participant.forms.isEmpty, item, "has no form of its name")
            for form in participant.forms { pass(form.evidence, "\(item), form '\(form.text)'") }
            let forms = Set(participant.forms.map(\.text))
            for merge in participant.why ?? [] {
                require(
                    forms.contains(merge.form), item, "gives a reason for '\(merge.form)', which is none of its forms")
                require(!merge.reason.isEmpty, item, "gives no reason for '\(merge.form)'")
            }
            for role in participant.roles { pass(role.evidence, "\(item), role '\(role.text)'") }
        }
        for quotation in dossier.quotations {
            let item = "quotations \(quotation.id)"
            require(!quotation.readings.isEmpty, item, "has no reading")
            for reading in quotation.readings {
                pass(reading.evidence, item)
                require(
                    reading.evidence.report == reading.report, item,
                    "a reading of \(reading.report) rests on \(reading.evidence.report)")
            }
        }
        for position in dossier.positions { pass(position.evidence, "positions \(position.id)") }
        for entry in dossier.timeline { pass(entry.evidence, "timeline \(entry.id)") }
        for figure in dossier.figures {
            require(!figure.readings.isEmpty, "figures \(figure.id)", "has no reading")
            for reading in figure.readings { pass(reading.evidence, "figures \(figure.id)") }
        }
        for difference in dossier.differences {
            for side in difference.sides { pass(side.evidence, "differences \(difference.id), side '\(side.value)'") }
            let passages = Set(difference.sides.flatMap(\.evidence))
            require(passages.count >= 2, "differences \(difference.id)", "needs evidence from two passages")
        }
        for (index, agreement) in dossier.agreements.enumerated() {
            pass(agreement.evidence, "agreements \(index + 1)")
            require(agreement.origins >= 2, "agreements \(index + 1)", "has fewer than two origins")
        }
    }

    private mutating func openQuestions() {
        let origin = Dictionary(
            dossier.origins.enumerated().flatMap { number, group in group.map { ($0, number) } },
            uniquingKeysWith: { first, _ in first })
        for (index, question) in (dossier.openQuestions ?? []).enumerated() {
            let item = "openQuestions \(index + 1)"
            pass(question.evidence, item)
            let count = Set(question.evidence.compactMap { origin[$0.report] }).count
            require(count == question.origins, item, "says \(question.origins) origins, its evidence has \(count)")
            require(question.kind != .single || question.origins == 1, item, "is told by more than one origin")
        }
    }

    private mutating func references() {
        let reports = Set(dossier.reports.map(\.id))
        let participants = Set(dossier.participants.map(\.id))
        let positions = Set(dossier.positions.map(\.id))
        func dangling(_ ids: [String], in known: Set<String>) -> String? { ids.first { !known.contains($0) } }
        for report in dossier.reports {
            if let id = dangling(report.copies.map(\.of), in: reports) {
                require(false, "reports \(report.id)", "'\(id)' is no report")
            }
        }
        for participant in dossier.participants {
            if let id = dangling(participant.side.map { [$0] } ?? [], in: participants) {
                require(false, "participants \(participant.id)", "its side '\(id)' is no participant")
            }
        }
        for quotation in dossier.quotations {
            if let id = dangling(quotation.speakers, in: participants) {
                require(false, "quotations \(quotation.id)", "its speaker '\(id)' is no participant")
            }
        }
        for position in dossier.positions {
            if let id = dangling(position.actor + position.target, in: participants) {
                require(false, "positions \(position.id)", "'\(id)' is no participant")
            }
            if let id = dangling(position.answeredBy, in: positions) {
                require(false, "positions \(position.id)", "'\(id)' is no position")
            }
            require(
                position.plover == position.act.plover, "positions \(position.id)",
                "'\(position.plover)' is not the PLOVER type of \(position.act.rawValue)")
        }
    }

    private mutating func shapes() {
        for report in dossier.reports {
            let published = report.published
            require(
                published.value.isEmpty ? published.basis == .unknown : EDTFDate.isValid(published.value),
                "reports \(report.id), published",
                published.value.isEmpty
                    ? "has no value, so its basis must be unknown" : "'\(published.value)' is no EDTF date")
            guard let updated = report.updated else { continue }
            require(
                EDTFDate.isValid(updated.value), "reports \(report.id), updated", "'\(updated.value)' is no EDTF date")
            require(updated.basis != .unknown, "reports \(report.id), updated", "is not known, so it must be null")
        }
        for entry in dossier.timeline {
            require(EDTFDate.isValid(entry.date), "timeline \(entry.id)", "'\(entry.date)' is no EDTF date")
        }
        for figure in dossier.figures {
            for reading in figure.readings {
                require(reading.low <= reading.high, "figures \(figure.id)", "\(reading.low) is above \(reading.high)")
            }
        }
        for difference in dossier.differences {
            require(difference.sides.count >= 2, "differences \(difference.id)", "has fewer than two sides")
        }
    }
}
