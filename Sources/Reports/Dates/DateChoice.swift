import Prose

/// Chooses among the witnesses of a page.
struct DateChoice {
    let witnesses: [DateWitness]
    /// Whether the page tells which of day and month it writes first.
    var isOrderKnown = true

    /// Web pages are not older; printed dates before are those of what is told.
    private static let earliestYear = 1995

    func chosen() -> (published: PublicationDate?, updated: PublicationDate?) {
        let settled = withoutIdleAges(settled().filter { $0.reading.date.year >= Self.earliestYear })
        let plausible = weighedByShown(weighedAgainstChanges(settled))
        var best: (witness: DateWitness, score: Double)?
        for witness in plausible {
            let score = witness.weight + agreement(witness, plausible)
            if score > best?.score ?? 0 { best = (witness, score) }
        }
        guard var best else { return (nil, nil) }
        best.witness = mostPrecise(best.witness, plausible)
        let reading = inShownZone(atLocalDay(best.witness, plausible), plausible)
        var result = reading.publication()
        if best.witness.weight < DateWitness.leastStated || isAmbiguous(reading, plausible) {
            result.basis = .inferred
        }
        if best.witness.source == .modification { return (result, best.witness.reading.publication()) }
        return (result, lastChange(plausible, after: reading)?.publication())
    }

    /// Whether "03/04/2022" was read in one of two ways of which neither the page's other dates nor its language tells
    /// the right one.
    private func isAmbiguous(_ reading: DateReading, _ others: [DateWitness]) -> Bool {
        guard !isOrderKnown, reading.swapped != nil else { return false }
        return !others.contains { $0.reading.hasDay && $0.reading.swapped == nil && $0.reading.date == reading.date }
    }

    /// What is counted back from the fetch gives way where anything states the date; where nothing does, it counts
    /// alone.
    private func withoutIdleAges(_ witnesses: [DateWitness]) -> [DateWitness] {
        let isStated = witnesses.contains {
            !$0.reading.isRelative && $0.weight >= DateWitness.leastStated && $0.source != .modification
        }
        let changes = witnesses.filter { $0.source == .modification }
        let ages = witnesses.filter { $0.reading.isRelative && $0.source != .modification }
        if !isStated, !ages.isEmpty { return ages + changes }
        return witnesses.filter { !$0.reading.isRelative || $0.source == .modification }
    }

    /// The latest change that the page states, when it came after the publication. Printed dates count where they stand
    /// by the article (see `PageDateScorer`), not those of the whole site.
    private func lastChange(_ witnesses: [DateWitness], after published: DateReading) -> DateReading? {
        let changes = witnesses.filter {
            $0.source == .modification && $0.weight >= Self.leastChange && $0.reading.hasDay
                && $0.reading.isLater(than: published)
        }
        guard let most = changes.max(by: { $0.weight < $1.weight }) else { return nil }
        return mostPreciseChange(most, changes).reading
    }

    private func mostPreciseChange(_ witness: DateWitness, _ others: [DateWitness]) -> DateWitness {
        guard witness.reading.clock == nil else { return witness }
        return others.filter { $0.reading.date == witness.reading.date && $0.reading.clock != nil }
            .max { $0.weight < $1.weight } ?? witness
    }

    /// Weight of a printed change that is one of the article.
    private static let leastChange = 24.0

    /// Numeric dates with two readings get the one that another witness tells, too.
    private func settled() -> [DateWitness] {
        let days = Set(witnesses.filter { $0.reading.swapped == nil && $0.reading.hasDay }.map(\.reading.date))
        return witnesses.map { witness in
            guard let exchanged = witness.reading.exchanged, !days.contains(witness.reading.date),
                days.contains(exchanged.date)
            else { return witness }
            var result = witness
            result.reading = exchanged
            return result
        }
    }

    /// A piece that came out anew under one new date, which the page shows by its title and does not call an update, is
    /// of that date: nothing else on the page belongs to the first one, and the text is that of the new one.
    private func weighedByShown(_ witnesses: [DateWitness]) -> [DateWitness] {
        let changes = Set(witnesses.filter { $0.source == .modification }.map(\.reading.date))
        let shown = Set(witnesses.filter { $0.source == .print && $0.weight >= 74 }.map(\.reading.date))
        let other = Set(
            witnesses.filter {
                ($0.source == .print || $0.source == .element) && $0.weight >= 50 || $0.source == .address
            }.map(\.reading.date))
        guard other.count == 1, let day = shown.first, changes.contains(day), other.contains(day) else {
            return witnesses
        }
        return witnesses.map { witness in
            guard witness.source == .print, witness.reading.date == day, witness.weight >= 74 else { return witness }
            var result = witness
            result.weight = 115
            return result
        }
    }

    /// Templates write the time of the last change where that of publication belongs. A witness of publication that
    /// tells the moment of the last change gives way where another strong one tells an earlier day.
    private func weighedAgainstChanges(_ witnesses: [DateWitness]) -> [DateWitness] {
        let changes = Set(witnesses.filter { $0.source == .modification }.map(\.reading.date))
        let strong = witnesses.filter { $0.weight >= 90 && $0.source != .address && $0.reading.hasDay }
        let shown = Set(witnesses.filter { $0.source == .print && $0.weight >= 72 }.map(\.reading.date))
        guard !changes.isEmpty, let first = strong.map(\.reading.date).min(), !changes.contains(first) else {
            return witnesses
        }
        return witnesses.map { witness in
            guard witness.source != .modification, witness.weight >= 60, changes.contains(witness.reading.date),
                first < witness.reading.date, !shown.contains(witness.reading.date)
            else { return witness }
            var result = witness
            result.weight -= 20
            return result
        }
    }

    /// What witnesses of other kinds add that tell the same day.
    private func agreement(_ witness: DateWitness, _ others: [DateWitness]) -> Double {
        guard witness.reading.hasDay else { return 0 }
        var most: [DateWitness.Source: Double] = [:]
        for other in others where other.source != witness.source && other.source != .modification {
            guard other.reading.hasDay, other.reading.date == witness.reading.date else { continue }
            most[other.source] = max(most[other.source] ?? 0, other.weight)
        }
        return min(12, most.values.sorted().reduce(0) { $0 + $1 * 0.08 })
    }

    /// Of the witnesses of one day, the best that also tells the time.
    private func mostPrecise(_ witness: DateWitness, _ others: [DateWitness]) -> DateWitness {
        guard witness.reading.clock == nil, witness.reading.hasDay else { return witness }
        let timed = others.filter {
            $0.reading.date == witness.reading.date && $0.reading.clock != nil && $0.weight >= 40
                && $0.source != .modification
        }
        guard let best = timed.max(by: { $0.weight < $1.weight }) else { return witness }
        var result = witness
        result.reading = best.reading
        return result
    }

    /// The same moment by the outlet's clock, where the date was told by that of Greenwich and the page also tells it
    /// by its own: a stamp with its zone, or a day beside it that it prints as its own.
    private func atLocalDay(_ witness: DateWitness, _ others: [DateWitness]) -> DateReading {
        let day = witness.reading.date
        guard witness.reading.hasDay, let clock = greenwichClock(witness, others) else {
            guard witness.source == .address else { return witness.reading }
            return others.first {
                $0.weight >= 60 && $0.reading.clock?.offset ?? 0 != 0 && $0.reading.greenwichDay == day
            }?
            .reading ?? witness.reading
        }
        let own = others.filter { other in
            guard other.reading.hasDay, other.source != .modification, other.reading.clock?.offset != 0 else {
                return false
            }
            return other.weight >= (other.reading.clock?.offset == nil ? 58 : 40)
                && (other.source == .print || other.source == .address || other.source == .element)
        }
        let most = own.map(\.weight).max() ?? 0
        guard !own.contains(where: { $0.reading.date == day && $0.weight > most - 6 }) else { return witness.reading }
        for other in own.sorted(by: { $0.weight > $1.weight }) {
            if other.reading.date == day { return witness.reading }
            if Self.isSameMoment(other.reading, day, clock) { return other.reading }
        }
        return witness.reading
    }

    /// The same clock time in the zone that the page shows with it: templates write the time of the outlet's own clock
    /// as if it were Greenwich's, or without a zone.
    private func inShownZone(_ reading: DateReading, _ others: [DateWitness]) -> DateReading {
        guard reading.hasDay, let clock = reading.clock, clock.offset ?? 0 == 0 else { return reading }
        let twins = others.filter { other in
            guard other.source == .element || other.source == .print, other.reading.date == reading.date,
                let shown = other.reading.clock, let offset = shown.offset, offset != 0
            else { return false }
            return shown.hour == clock.hour && shown.minute == clock.minute && other.weight >= Self.leastChange
        }
        guard let shown = twins.max(by: { $0.weight < $1.weight })?.reading.clock else { return reading }
        var result = reading
        result.clock?.offset = shown.offset
        return result
    }

    /// The time by Greenwich: stated so, or without a zone while another witness states the same time for Greenwich.
    private func greenwichClock(_ witness: DateWitness, _ others: [DateWitness]) -> ClockTime? {
        guard var clock = witness.reading.clock else { return nil }
        if clock.offset == 0 { return clock }
        clock.offset = 0
        let isTwin = others.contains { $0.reading.clock == clock && $0.reading.date == witness.reading.date }
        return witness.reading.clock?.offset == nil && isTwin ? clock : nil
    }

    /// Whether a local date and time can be that of a time for Greenwich. Clocks on land are 12 hours behind Greenwich
    /// to 14 before it, by quarters of hours.
    private static func isSameMoment(_ local: DateReading, _ day: CalendarDate, _ clock: ClockTime) -> Bool {
        let minutes = clock.hour * 60 + clock.minute
        let days = local.date.ordinal - day.ordinal
        guard abs(days) == 1 else { return false }
        guard let other = local.clock else { return days < 0 ? minutes < 12 * 60 : minutes >= 10 * 60 }
        let shift = days * 1440 + other.hour * 60 + other.minute - minutes
        if let offset = other.offset { return offset == shift }
        return shift >= -12 * 60 && shift <= 14 * 60 && (shift + 1440) % 15 == 0
    }
}
