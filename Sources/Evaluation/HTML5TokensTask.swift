import ArgumentParser
import Foundation
import Reports

/// `evaluate html5-tokens`: the tokenizer against the html5lib tokenizer tests, file by file.
struct HTML5TokensTask: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "html5-tokens", abstract: "Score the HTML tokenizer on the html5lib tokenizer tests.",
        discussion: """
            A test counts once for each of its initial states. Parse errors are not compared. Tests of lone surrogates, \
            which no UTF-8 holds, and of the coercion to XML, which the HTML Standard does not ask for, are counted as \
            not run.
            """)

    @Option(help: "Folder of .test files.", completion: .directory) var data: String
    @Flag(help: "Print the tests that fail.") var misses = false

    private struct File: Decodable {
        let tests: [Test]?
        let xmlViolationTests: [Test]?
    }

    private struct Test: Decodable {
        let description: String
        let input: String
        let output: [[Value]]
        let initialStates: [String]?
        let lastStartTag: String?
        let doubleEscaped: Bool?
    }

    /// What stands in an expected token.
    private enum Value: Decodable {
        case nothing
        case flag(Bool)
        case string(String)
        case attributes([String: String])

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if container.decodeNil() {
                self = .nothing
            } else if let flag = try? container.decode(Bool.self) {
                self = .flag(flag)
            } else if let string = try? container.decode(String.self) {
                self = .string(string)
            } else {
                self = .attributes(try container.decode([String: String].self))
            }
        }
    }

    private struct Tally {
        var (passed, run, left) = (0, 0, 0)

        func line(_ name: String) -> String {
            let share = run > 0 ? String(format: "%.2f %%", 100 * Double(passed) / Double(run)) : "-"
            return "\(name)\t\(passed) of \(run)\t\(share)\(left > 0 ? "\t\(left) not run" : "")"
        }

        static func += (sum: inout Tally, more: Tally) {
            sum.passed += more.passed
            sum.run += more.run
            sum.left += more.left
        }
    }

    func run() throws {
        let writer = try HTMLTokenWriter()
        let names = (try? FileManager.default.contentsOfDirectory(atPath: data)) ?? []
        var all = Tally()
        for name in names.sorted() where name.hasSuffix(".test") {
            let content = try Data(contentsOf: URL(fileURLWithPath: data).appendingPathComponent(name))
            let file = try JSONDecoder().decode(File.self, from: content)
            var tally = Tally()
            tally.left += file.xmlViolationTests?.count ?? 0
            for test in file.tests ?? [] { tally += run(test, writer) }
            print(tally.line(name))
            all += tally
        }
        guard all.run > 0 else { throw ValidationError("\(data) holds no .test files of html5lib's tokenizer.") }
        print(all.line("all"))
    }

    private func run(_ test: Test, _ writer: HTMLTokenWriter) -> Tally {
        var tally = Tally()
        let states = test.initialStates ?? [HTMLTokenWriter.Start.data.rawValue]
        for state in states {
            let isEscaped = test.doubleEscaped ?? false
            guard let start = HTMLTokenWriter.Start(rawValue: state), let input = Self.plain(test.input, isEscaped),
                let expected = Self.tokens(test.output, isEscaped)
            else {
                tally.left += 1
                continue
            }
            let found = writer.tokens(of: input, from: start, lastStartTag: test.lastStartTag)
            tally.run += 1
            if found == expected {
                tally.passed += 1
            } else if misses {
                print(
                    "- \(test.description) (\(state)): \(input.debugDescription)\n  expected \(expected)\n  found    \(found)"
                )
            }
        }
        return tally
    }

    // MARK: - Expected tokens

    /// Nil where a string holds a lone surrogate.
    private static func tokens(_ output: [[Value]], _ isEscaped: Bool) -> [HTMLTokenWriter.Token]? {
        var tokens: [HTMLTokenWriter.Token] = []
        for values in output {
            guard let token = token(values, isEscaped) else { return nil }
            tokens.append(token)
        }
        return tokens
    }

    private static func token(_ values: [Value], _ isEscaped: Bool) -> HTMLTokenWriter.Token? {
        func string(_ index: Int) -> String? {
            guard index < values.count, case .string(let string) = values[index] else { return nil }
            return plain(string, isEscaped)
        }
        switch string(0) {
        case "DOCTYPE":
            guard values.count > 4, case .flag(let isCorrect) = values[4] else { return nil }
            return .doctype(name: string(1), publicID: string(2), systemID: string(3), isCorrect: isCorrect)
        case "StartTag":
            guard let name = string(1), values.count > 2, case .attributes(let raw) = values[2] else { return nil }
            var attributes: [String: String] = [:]
            for (key, value) in raw {
                guard let key = plain(key, isEscaped), let value = plain(value, isEscaped) else { return nil }
                attributes[key] = value
            }
            return .startTag(name, attributes, selfClosing: values.count > 3)
        case "EndTag": return string(1).map { .endTag($0) }
        case "Comment": return string(1).map { .comment($0) }
        case "Character": return string(1).map { .characters($0) }
        default: return nil
        }
    }

    /// The string with each \uHHHH in it resolved; nil for a lone surrogate.
    private static func plain(_ string: String, _ isEscaped: Bool) -> String? {
        guard isEscaped else { return string }
        let units = Array(string.utf16)
        var result: [UInt16] = []
        var at = 0
        while at < units.count {
            if units[at] == 0x5C, at + 6 <= units.count, units[at + 1] == 0x75,
                let unit = UInt16(String(decoding: units[(at + 2)..<(at + 6)], as: UTF16.self), radix: 16)
            {
                result.append(unit)
                at += 6
            } else {
                result.append(units[at])
                at += 1
            }
        }
        return String(validating: result, as: UTF16.self)
    }
}
