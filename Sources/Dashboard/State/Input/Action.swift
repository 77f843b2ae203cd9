import TerminalUI

/// What a key can do in the views.
enum Action: Sendable, Equatable {
    case pauseOrResume, singleStep
    case raiseRate, lowerRate
    case favourDiscriminator, favourGenerator
    case selectDiscriminator, selectGenerator
    case undo
    case saveSnapshot, goBack, newFaces, realFaces, switchWeights
    case nearestFaces, savePicture, saveAnimation
    case switchLogScale, switchWindow
    case show(Page), nextPage, previousPage
    case trainOn, help, typeCommand, leave, detach
    case nextTheme, nextFaceSize
}
