import Testing

@testable import Gathering

@Suite("Which network addresses may be asked")
struct AddressPolicyTests {
    @Test(
        "Private and local addresses are refused, and allowed where the user says so",
        arguments: [
            "10.0.0.1", "172.16.0.1", "172.31.255.255", "192.168.1.1", "127.0.0.1", "127.9.9.9", "169.254.169.254",
            "100.64.0.1", "100.127.255.255", "198.18.0.1", "::1", "fe80::1", "fc00::1", "fdff::1", "fec0::1",
            "::ffff:127.0.0.1", "::ffff:10.1.2.3", "64:ff9b::192.168.0.1", "2002:7f00:1::", "2002:a00:1::1",
        ])
    func local(_ text: String) throws {
        let address = try #require(IPAddress(text))
        #expect(AddressPolicy().refusal(address)?.isPrivate == true)
        #expect(AddressPolicy(allowsPrivate: true).refusal(address) == nil)
    }

    @Test(
        "Addresses that reach nobody or many are always refused",
        arguments: [
            "0.0.0.0", "0.1.2.3", "192.0.2.1", "198.51.100.7", "203.0.113.9", "224.0.0.1", "239.255.255.250",
            "240.0.0.1", "255.255.255.255", "::", "ff02::1", "2001:db8::1", "2001::1", "100::1", "::7f00:1", "4000::1",
            "::ffff:224.0.0.1", "::ffff:0.0.0.0", "3fff::1",
        ])
    func unusable(_ text: String) throws {
        let address = try #require(IPAddress(text))
        #expect(AddressPolicy(allowsPrivate: true).refusal(address)?.isPrivate == false)
    }

    @Test(
        "Addresses of the public internet are allowed",
        arguments: [
            "9.9.9.9", "172.15.0.1", "172.32.0.1", "100.63.0.1", "100.128.0.1", "192.0.1.1", "193.0.0.1", "223.1.1.1",
            "2a00::1", "2600:1::1", "2001:4860::1", "::ffff:9.9.9.9", "64:ff9b::9.9.9.9",
        ])
    func global(_ text: String) throws {
        #expect(AddressPolicy().refusal(try #require(IPAddress(text))) == nil)
    }

    @Test(
        "Names, numbers and zones are no addresses",
        arguments: ["localhost", "", "1", "127.1", "0x7f.0.0.1", "256.1.1.1", "fe80::1%lo"])
    func names(_ text: String) { #expect(IPAddress(text) == nil) }

    @Test("Ports of websites are asked, others only in private networks, and those of the system never")
    func ports() {
        let open = GatheringRules(userAgent: "a")
        let own = GatheringRules(userAgent: "a", policy: AddressPolicy(allowsPrivate: true))
        #expect([80, 443, 8080].allSatisfy { open.allows(port: $0) && own.allows(port: $0) })
        #expect([22, 25, 3000, 6379, 9200].allSatisfy { !open.allows(port: $0) })
        #expect(own.allows(port: 3000) && !own.allows(port: 22) && !own.allows(port: 25))
    }
}
