/// The script of a letter, as far as it helps to tell a language.
package enum LetterScript: UInt8, Sendable, CaseIterable {
    case latin, cyrillic, arabic, devanagari
    case greek, hebrew, armenian, georgian, thai, hangul, kana, han
    case bengali, gurmukhi, gujarati, tamil, telugu, kannada, malayalam

    /// The only language of news that is commonly written so; nil where several share the script.
    var onlyLanguage: String? {
        switch self {
        case .latin, .cyrillic, .arabic, .devanagari: nil
        case .greek: "el"
        case .hebrew: "he"
        case .armenian: "hy"
        case .georgian: "ka"
        case .thai: "th"
        case .hangul: "ko"
        case .kana: "ja"
        case .han: "zh"
        case .bengali: "bn"
        case .gurmukhi: "pa"
        case .gujarati: "gu"
        case .tamil: "ta"
        case .telugu: "te"
        case .kannada: "kn"
        case .malayalam: "ml"
        }
    }

    /// How many letters of an alphabet a sign of the script stands for, roughly: a Chinese word has two signs.
    var weight: Int {
        switch self {
        case .han, .kana, .hangul: 3
        default: 1
        }
    }

    /// The script of a scalar, nil for what is no letter; blocks after the Unicode standard.
    package init?(_ scalar: UInt32) {
        guard let script = scalar < 0x0530 ? Self.european(scalar) : Self.other(scalar) else { return nil }
        self = script
    }

    private static func european(_ scalar: UInt32) -> LetterScript? {
        switch scalar {
        case 0x41...0x5A, 0x61...0x7A, 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x24F: .latin
        case 0x370...0x373, 0x376...0x377, 0x37B...0x37D, 0x386, 0x388...0x3FF: .greek
        case 0x400...0x481, 0x48A...0x52F: .cyrillic
        default: nil
        }
    }

    private static func other(_ scalar: UInt32) -> LetterScript? {
        switch scalar {
        case 0x531...0x588: .armenian
        case 0x5D0...0x5F2: .hebrew
        case 0x620...0x63F, 0x641...0x64A, 0x66E...0x66F, 0x671...0x6D3, 0x6D5, 0x6FA...0x6FF: .arabic
        case 0x900...0x963, 0x971...0x97F: .devanagari
        case 0x980...0x9E3: .bengali
        case 0xA00...0xA65, 0xA70...0xA75: .gurmukhi
        case 0xA80...0xAE3: .gujarati
        case 0xB80...0xBE5: .tamil
        case 0xC00...0xC63: .telugu
        case 0xC80...0xCE3: .kannada
        case 0xD00...0xD63: .malayalam
        case 0xE01...0xE4E: .thai
        case 0x10A0...0x10FF: .georgian
        case 0x1E00...0x1EFF: .latin
        case 0x1F00...0x1FFF: .greek
        case 0x3041...0x3096, 0x30A1...0x30FA: .kana
        case 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF: .han
        case 0xAC00...0xD7A3: .hangul
        default: nil
        }
    }

    /// Marks that stand on a letter and do not part words: combining accents, Arabic vowel signs and lengthening.
    static func isMark(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x300...0x36F, 0x610...0x61A, 0x640, 0x64B...0x65F, 0x670, 0x200B...0x200D: true
        default: false
        }
    }

    /// The small letter of a capital of the Latin and Cyrillic scripts; every other scalar as it is.
    package static func folded(_ scalar: UInt32) -> UInt32 {
        switch scalar {
        case 0x41...0x5A, 0xC0...0xD6, 0xD8...0xDE, 0x410...0x42F: scalar + 0x20
        case 0x130: 0x69
        case 0x178: 0xFF
        case 0x139...0x148, 0x179...0x17E, 0x1AF...0x1B0: scalar + (scalar & 1)
        case 0x100...0x137, 0x14A...0x177, 0x1A0...0x1A5, 0x1DE...0x1EF, 0x1F8...0x233: scalar | 1
        case 0x400...0x40F: scalar + 0x50
        case 0x460...0x481, 0x48A...0x4BF, 0x4D0...0x52F: scalar | 1
        case 0x1E00...0x1E95, 0x1EA0...0x1EFF: scalar | 1
        default: scalar
        }
    }
}
