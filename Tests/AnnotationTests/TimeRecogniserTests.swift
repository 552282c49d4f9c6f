import Language
import Prose
import Reports
import Testing

@testable import Annotation

@Suite("Time expressions")
struct TimeRecogniserTests {}
