import DossierFormat
import Language

extension Position.Act {
    /// The act of the format for an act of the lexicon.
    init(_ act: ActLexicon.Act) {
        self =
            switch act {
            case .demand: .demand
            case .offer: .offer
            case .agree: .agree
            case .support: .support
            case .concede: .concede
            case .reject: .reject
            case .accuse: .accuse
            case .deny: .deny
            case .threaten: .threaten
            }
    }
}
