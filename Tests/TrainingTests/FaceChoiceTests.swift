import Foundation
import Testing

@testable import Training

@Suite struct FaceChoiceTests {
    @Test func theConditionIsPartOfTheRun() throws {
        var wanted = RunOptions()
        wanted.only = "Smiling & !Male"
        wanted.attributes = "table.csv"
        wanted.crop = .full
        let configuration = wanted.configuration(defaultData: "faces.zip")
        #expect(configuration.only == "Smiling & !Male")
        let copy = try JSONDecoder().decode(RunConfiguration.self, from: JSONEncoder().encode(configuration))
        #expect(copy == configuration)
    }

    @Test func mirroringAndHoldingOutStayUntilToldOtherwise() throws {
        let plain = RunOptions().configuration(defaultData: "faces.zip")
        #expect(!plain.mirrors && !plain.holdsOut)
        var wanted = RunOptions()
        wanted.mirrors = true
        wanted.holdsOut = true
        var configuration = wanted.configuration(defaultData: "faces.zip")
        #expect(configuration.mirrors && configuration.holdsOut)
        let copy = try JSONDecoder().decode(RunConfiguration.self, from: JSONEncoder().encode(configuration))
        #expect(copy == configuration && copy.mirrors && copy.holdsOut)
        RunOptions().apply(to: &configuration)
        #expect(configuration == copy)
        wanted.mirrors = false
        wanted.holdsOut = false
        wanted.apply(to: &configuration)
        #expect(!configuration.mirrors && !configuration.holdsOut)
    }

    @Test func aConditionStaysUntilAnotherIsAskedFor() {
        var configuration = RunConfiguration(data: "faces.zip", seed: 1)
        configuration.only = "Male"
        var wanted = RunOptions()
        wanted.apply(to: &configuration)
        #expect(configuration.only == "Male")
        wanted.only = "Bald"
        wanted.apply(to: &configuration)
        #expect(configuration.only == "Bald")
        wanted.only = " "
        wanted.apply(to: &configuration)
        #expect(configuration.only == nil)
    }

    @Test func aTableBelongsToItsData() {
        var configuration = RunConfiguration(data: "faces.zip", seed: 1)
        configuration.attributes = "table.txt"
        var wanted = RunOptions()
        wanted.data = "faces.zip"
        wanted.apply(to: &configuration)
        #expect(configuration.attributes == "table.txt")
        wanted.data = "others.zip"
        wanted.apply(to: &configuration)
        #expect(configuration.attributes == nil)
        wanted.attributes = "others.txt"
        wanted.apply(to: &configuration)
        #expect(configuration.attributes == "others.txt")
    }
}
