import DossierFormat

/// What the reports leave open: what they say is not known, and what one origin alone tells.
struct OpenQuestionsSection {
    let evidence: EvidenceMarkup

    var section: PageSection {
        let questions = evidence.index.dossier.openQuestions ?? []
        let groups = OpenQuestion.Kind.allCases.map { kind -> HTML in
            let members = questions.filter { $0.kind == kind }
            guard !members.isEmpty else { return "" }
            return """
                <h3 class="group">\(Wording.why(kind)) <span class="count">\(members.count)</span></h3>
                <ul class="record">
                \(members.map(item).joined())</ul>

                """
        }
        return PageSection(
            id: "open", title: "Open questions", count: questions.count, content: groups.joined())
    }

    private func item(_ question: OpenQuestion) -> HTML {
        """
        <li class="item" tabindex="-1">
        <p class="line" dir="auto">\(question.question)</p>
        <div class="apparatus"><span class="origins">\(Wording.count(question.origins, "origin"))</span> \
        \(evidence.details(question.evidence))</div>
        </li>

        """
    }
}
