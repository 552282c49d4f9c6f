import Foundation

/// Where the word lists of this room lie.
enum AnnotationResources {
    static var bundle: Bundle { Bundle.module }
}
