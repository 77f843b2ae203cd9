import Testing

@testable import Snapshots

@Suite struct EventRecordTests {
    @Test func checksumsAreThoseOfTheStandard() {
        // RFC 3720, appendix B.4.
        #expect(CRC32C.checksum([UInt8](repeating: 0, count: 32)) == 0x8a91_36aa)
        #expect(CRC32C.checksum([UInt8](repeating: 0xff, count: 32)) == 0x62a8_ab43)
        #expect(CRC32C.checksum(Array(0..<32)) == 0x46dd_794e)
        #expect(CRC32C.checksum([]) == 0)
    }

    @Test func aRecordIsLengthDataAndTheirChecksums() {
        let record = EventRecord.framed([1, 2, 3])
        #expect(record.count == 8 + 4 + 3 + 4)
        #expect(Array(record[..<8]) == [3, 0, 0, 0, 0, 0, 0, 0])
        #expect(Array(record[12..<15]) == [1, 2, 3])
    }

    @Test func eventsHaveTheirWireFormat() {
        let record = EventRecord.summary(time: 1, step: 300, [.scalar(tag: "a", 0.5)])
        // Time, step 300 in two bytes, a summary of 10 bytes with a value of 8: tag and number.
        let event: [UInt8] = [
            0x09, 0, 0, 0, 0, 0, 0, 0xf0, 0x3f, 0x10, 0xac, 0x02, 0x2a, 10, 0x0a, 8, 0x0a, 1, 0x61, 0x15, 0, 0, 0, 0x3f,
        ]
        #expect(Array(record[12..<record.count - 4]) == event)
    }
}
