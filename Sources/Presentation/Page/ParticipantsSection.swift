import DossierFormat

/// Who and what the story is about: forms of the name, roles, side.
struct ParticipantsSection {
    let evidence: EvidenceMarkup

    var section: PageSection {
        let participants = evidence.index.dossier.participants
        let groups = Participant.Kind.allCases.map { kind -> HTML in
            let members = participants.enumerated().filter { $1.kind == kind }
            guard !members.isEmpty else { return "" }
            return """
                <h3 class="group">\(Wording.plural(kind)) <span class="count">\(members.count)</span></h3>
                <ul class="participants">
                \(members.map { item($1, at: $0) }.joined())</ul>

                """
        }
        return PageSection(
            id: "participants", title: "Participants", count: participants.count, content: groups.joined())
    }

    private func item(_ participant: Participant, at place: Int) -> HTML {
        let side: HTML =
            participant.side.map { "<span class=\"side\">of <bdi>\(evidence.index.name($0))</bdi></span>" } ?? ""
        return """
            <li class="item" id="participant-\(place + 1)" tabindex="-1">
            <div class="name"><span class="number">\(participant.id)</span> <strong dir="auto">\(participant.name)</strong> \(side) \(soleForm(participant))</div>
            \(roles(participant.roles))\(forms(participant))\(reasons(participant.why ?? []))</li>

            """
    }

    private func roles(_ roles: [Participant.Role]) -> HTML {
        guard !roles.isEmpty else { return "" }
        let items = roles.map { "<li><bdi>\($0.text)</bdi> \(evidence.mentions($0.evidence))</li>" as HTML }
        return "<div class=\"named\"><span class=\"label\">roles</span> <ul>\(items.joined())</ul></div>\n"
    }

    /// The mentions of a participant that is always called by its name.
    private func soleForm(_ participant: Participant) -> HTML {
        guard participant.forms.count == 1, let form = participant.forms.first, form.text == participant.name else {
            return ""
        }
        return evidence.mentions(form.evidence)
    }

    private func forms(_ participant: Participant) -> HTML {
        guard participant.forms.count != 1 || participant.forms.first?.text != participant.name else { return "" }
        let items = participant.forms.map { "<li><bdi>\($0.text)</bdi> \(evidence.mentions($0.evidence))</li>" as HTML }
        return "<div class=\"named\"><span class=\"label\">forms</span> <ul>\(items.joined())</ul></div>\n"
    }

    private func reasons(_ merges: [Participant.Merge]) -> HTML {
        guard !merges.isEmpty else { return "" }
        let items = merges.map { "<li><bdi>\($0.form)</bdi>: \($0.reason)</li>" as HTML }
        return
            "<details class=\"named\"><summary>why these forms are one</summary> <ul>\(items.joined())</ul></details>\n"
    }
}
