import NIOCore
import NIOPosix
import NIOSSL

/// A raw server that speaks TLS, with a certificate for "harbour.invalid" by an authority that only the tests trust.
package enum SecureServer {
    package static func run(_ bytes: String, _ test: (LocalServer) async throws -> Void) async throws {
        let certificate = try NIOSSLCertificate(bytes: Array(certificate.utf8), format: .pem)
        let key = try NIOSSLPrivateKey(bytes: Array(key.utf8), format: .pem)
        let context = try NIOSSLContext(
            configuration: .makeServerConfiguration(
                certificateChain: [.certificate(certificate)], privateKey: .privateKey(key)))
        try await RawServer.run(bytes, prepare: { NIOSSLServerHandler(context: context) }, test)
    }

    /// Made for these tests, with its key thrown away; valid from 2020 to 2120.
    package static let authority = """
        -----BEGIN CERTIFICATE-----
        MIIBSDCB7qADAgECAgEBMAoGCCqGSM49BAMCMCIxIDAeBgNVBAMMF0ludmVudGVk
        IFRlc3QgQXV0aG9yaXR5MCAXDTIwMDEwMTAwMDAwMFoYDzIxMjAwMTAxMDAwMDAw
        WjAiMSAwHgYDVQQDDBdJbnZlbnRlZCBUZXN0IEF1dGhvcml0eTBZMBMGByqGSM49
        AgEGCCqGSM49AwEHA0IABP0Zdy5fJnAYGeUADZ0vzQwnP2IzqLTxWvSdCPN+8gOv
        nw5782DfnlfjeeHUZEKw7jPw9qS+PhYEsS199iPTvmajEzARMA8GA1UdEwEB/wQF
        MAMBAf8wCgYIKoZIzj0EAwIDSQAwRgIhANLHfdecy8b5lXVcwPx/etisaShrPCAx
        D0t9w11+2znFAiEAkbJMOtmHEPNBOGaLEApO4FzSFX/RPzirdPmLo5+lm9A=
        -----END CERTIFICATE-----
        """

    private static let certificate = """
        -----BEGIN CERTIFICATE-----
        MIIBWDCB/6ADAgECAgECMAoGCCqGSM49BAMCMCIxIDAeBgNVBAMMF0ludmVudGVk
        IFRlc3QgQXV0aG9yaXR5MCAXDTIwMDEwMTAwMDAwMFoYDzIxMjAwMTAxMDAwMDAw
        WjAaMRgwFgYDVQQDDA9oYXJib3VyLmludmFsaWQwWTATBgcqhkjOPQIBBggqhkjO
        PQMBBwNCAAQv9PNd736O0fBJh1RWWqEuWO6RWsMmnfGzpcc33i+YTxHcY5ZLY5I/
        7rssNOwnS4LGutrxLBtrb9fMPx+npko9oywwKjAaBgNVHREEEzARgg9oYXJib3Vy
        LmludmFsaWQwDAYDVR0TAQH/BAIwADAKBggqhkjOPQQDAgNIADBFAiAUp5S2lzHX
        xw0WsKrq6WYTRe6V4d44vJ6piTlEdERlYwIhAK9ipxS1aZ34xepty65m+YP993LL
        PLI7AMm12wUmoNuX
        -----END CERTIFICATE-----
        """

    private static let key = """
        -----BEGIN PRIVATE KEY-----
        MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgs1QDpmnRcAA6Ppk/
        jge86yilD/v2WTdh2zzNCEerGDOhRANCAAQv9PNd736O0fBJh1RWWqEuWO6RWsMm
        nfGzpcc33i+YTxHcY5ZLY5I/7rssNOwnS4LGutrxLBtrb9fMPx+npko9
        -----END PRIVATE KEY-----
        """
}
