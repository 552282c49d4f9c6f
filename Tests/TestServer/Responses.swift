import HTTPTypes
package import Hummingbird
import NIOCore

extension Response {
    package static var notFound: Response { Response(status: .notFound) }

    package static func page(_ text: String, _ more: HTTPFields = [:], type: String = "text/html; charset=utf-8")
        -> Response
    {
        bytes(Array(text.utf8), more, type: type)
    }

    package static func bytes(_ bytes: [UInt8], _ more: HTTPFields = [:], type: String = "text/html") -> Response {
        var fields: HTTPFields = [.contentType: type]
        fields.append(contentsOf: more)
        return Response(status: .ok, headers: fields, body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
    }

    package static func redirect(_ location: String, status: HTTPResponse.Status = .found) -> Response {
        Response(status: status, headers: [.location: location])
    }
}

extension ResponseBody {
    /// Sends 64 KB again and again until nobody takes it.
    package static func endless(_ each: @escaping @Sendable () -> Void = {}) -> ResponseBody {
        ResponseBody { writer in
            let part = ByteBuffer(repeating: 0x61, count: 64 << 10)
            while !Task.isCancelled {
                each()
                try await writer.write(part)
            }
        }
    }
}
