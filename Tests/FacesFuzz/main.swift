// Changes sound files at random and reads what came out, to be run under AddressSanitizer: see `.ci/fuzz`.
//
// Usage: FacesFuzz FOLDER SECONDS [SEED], the folder being Tests/FacesTests/Fixtures. Every input must give a face or a
// refusal; anything else is a crash, found by the sanitizer or by the processor.

import Foundation
import Networks

@testable import Faces

let arguments = CommandLine.arguments
guard arguments.count >= 3, let seconds = Double(arguments[2]) else {
    print("usage: FacesFuzz FOLDER SECONDS [SEED]")
    exit(64)
}
let seed = arguments.count > 3 ? UInt64(arguments[3]) ?? 1 : 1
var fuzzer = try Fuzzer(folder: arguments[1], seed: seed)
try fuzzer.run(seconds: seconds)
let kinds = fuzzer.counts.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }
print("\(fuzzer.total) mutated inputs, seed \(seed): " + kinds.joined(separator: ", "))
