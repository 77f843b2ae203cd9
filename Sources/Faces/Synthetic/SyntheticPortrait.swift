/// Everything that decides one synthetic face: who it is, how it is lit and photographed.
///
/// Lengths are pixels of a 28x28 picture, whatever the side of the picture that is drawn. Positions on the face are
/// measured from the point midway between the eyes, x to the right and y down, on a face seen from the front; the
/// geometry is that of CelebA's aligned crops (eyes 10.1 pixels apart in row 14.5, mouth in row 25.1). Colours are
/// linear light.
public struct SyntheticPortrait: Sendable, Equatable {
    var person: Person
    var pose: Pose
    var head: Head
    var skin: Skin
    var hair: Hair
    var eyes: Eyes
    var brows: Brows
    var nose: Nose
    var mouth: Mouth
    var beard: Beard
    var glasses: Glasses?
    var hat: Hat?
    var clothes: Clothes
    var light: Light
    var background: Background
    var camera: Camera
}

extension SyntheticPortrait {
    /// Paints the portrait: a pure function of its values, the same bits on every machine.
    public func drawn(side: Int) -> FaceImage {
        FaceImage(
            side: side, pixels: PortraitDarkroom(camera: camera, side: side).picture(of: PortraitPainter(self)))
    }
}

extension SyntheticPortrait {
    /// What the other choices depend on.
    struct Person: Sendable, Equatable {
        var isMale: Bool
        /// 0 (about twenty) to 1 (about eighty).
        var age: Float
        /// 0 (palest skin) to 1 (darkest).
        var melanin: Float
        /// 0 (lean) to 1 (heavy).
        var weight: Float
    }

    /// Where the head is and where it looks. Turns are sines of the angle.
    struct Pose: Sendable, Equatable {
        /// Positive: the nose points to the picture's right.
        var yaw: Float
        /// Positive: the face looks down.
        var pitch: Float
        /// Positive: the head leans clockwise.
        var roll: Float
        var scale: Float
        var shiftX: Float
        var shiftY: Float
    }

    /// The head's outline: an ellipsoid whose lower half a jaw widens or narrows.
    struct Head: Sendable, Equatable {
        var halfWidth: Float
        var halfHeight: Float
        var depth: Float
        /// The height of the head's middle under the eyes.
        var middle: Float
        /// Positive: square; negative: pointed.
        var jaw: Float
        var cheekbones: Float
        var chin: Float
        var ears: Float
    }

    /// The skin's colours.
    struct Skin: Sendable, Equatable {
        var tone: LinearColor
        /// How much redder cheeks, nose and lips are.
        var blush: Float
        /// How strongly it shines.
        var shine: Float
        /// Lines and folds, 0...1.
        var lines: Float
        /// Darkness under the eyes.
        var shadows: Float
    }

    /// One hair colour, its highlights, and a hairstyle as numbers.
    struct Hair: Sendable, Equatable {
        var style: Style
        var shade: Shade
        var tone: LinearColor
        /// Thickness over the skull above and at the sides.
        var volumeTop: Float
        var volumeSide: Float
        /// More on the right (positive) or on the left.
        var lean: Float
        /// How far below the eyes it falls, on the left and on the right.
        var lengthLeft: Float
        var lengthRight: Float
        /// How much wider it gets a pixel down.
        var flare: Float
        /// The height of the hairline, its curve (positive: lower at the temples), slant and receding corners.
        var hairline: Float
        var curve: Float
        var slant: Float
        var recession: Float
        var part: Float
        /// Half the width of the face that it leaves free at the eyes, and how much more a pixel down.
        var opening: Float
        var openingSlope: Float
        /// The height where hair at the sides of the face ends.
        var sideEnd: Float
        var bangs: Bool
        var waviness: Float
        var waveTurns: Float
        var wavePhase: Float
        var shine: Float
        var streaks: Float
        /// Sine of the angle at which strands leave the parting, and the height of the band of gloss.
        var comb: Float
        var gloss: Float
        /// How far strands stand out of the outline.
        var roughness: Float
        var strands: SmoothNoise
    }

    struct Eyes: Sendable, Equatable {
        var halfWidth: Float
        var open: Float
        /// Positive: outer corners higher.
        var tilt: Float
        var iris: LinearColor
        var gazeX: Float
        var gazeY: Float
        /// Darkness and thickness of the lashes.
        var lashes: Float
        var shadow: LinearColor
        var shadowAmount: Float
        var depth: Float
    }

    struct Brows: Sendable, Equatable {
        var tone: LinearColor
        var height: Float
        var thickness: Float
        var arch: Float
        var tilt: Float
        var density: Float
    }

    struct Nose: Sendable, Equatable {
        var length: Float
        var width: Float
        var height: Float
        var nostrils: Float
    }

    struct Mouth: Sendable, Equatable {
        var height: Float
        var halfWidth: Float
        var upperLip: Float
        var lowerLip: Float
        /// -0.3 (sullen) to 1 (beaming).
        var smile: Float
        /// The gap between the lips in the middle.
        var open: Float
        /// How much of the gap teeth fill, 0...1.
        var teeth: Float
        var tone: LinearColor
        /// 0 (bare) to 1 (painted).
        var lipstick: Float
    }

    struct Beard: Sendable, Equatable {
        var tone: LinearColor
        var jaw: Float
        var goatee: Float
        var moustache: Float
        var stubble: Float
    }

    struct Glasses: Sendable, Equatable {
        var frame: LinearColor
        var thickness: Float
        var halfWidth: Float
        var halfHeight: Float
        /// Roundness of the lenses' corners, 0...1.
        var roundness: Float
        /// 0 (clear) to 1 (sunglasses).
        var tint: Float
    }

    struct Hat: Sendable, Equatable {
        var tone: LinearColor
        var band: LinearColor
        /// The height of its edge over the eyes (negative: above them).
        var edge: Float
        var curve: Float
        var volume: Float
        /// How far its brim stands out at the sides, and how thick it is seen.
        var brim: Float
        var brimThickness: Float
    }

    struct Clothes: Sendable, Equatable {
        var tone: LinearColor
        var second: LinearColor
        /// The height of the collar at the neck and how steeply the shoulders fall.
        var collar: Float
        var slope: Float
        var neckHalfWidth: Float
    }

    struct Light: Sendable, Equatable {
        /// Unit vector towards the light: right, down, towards the viewer.
        var x: Float
        var y: Float
        var z: Float
        var key: LinearColor
        var ambient: LinearColor
    }

    /// Two colours that blend across the picture, with a panel and a light.
    struct Background: Sendable, Equatable {
        var near: LinearColor
        var far: LinearColor
        /// How much of the far colour there is in the middle, and how that changes a pixel across and down.
        var share: Float
        var across: Float
        var down: Float
        /// Two waves: one varies the share, the other the brightness.
        var mixing: Ripple
        var brightness: Ripple
        /// A lighter or darker panel: its colour, edge, and how much the edge slants.
        var panel: LinearColor
        var panelEdge: Float
        var panelSlant: Float
        var panelAmount: Float
        /// A light out of focus; none where its radius is 0.
        var disc: Disc
    }

    /// A wave over the picture, in turns a pixel.
    struct Ripple: Sendable, Equatable {
        var height: Float
        var across: Float
        var down: Float
        var phase: Float
    }

    /// A round spot.
    struct Disc: Sendable, Equatable {
        var x: Float
        var y: Float
        var radius: Float
        var tone: LinearColor
    }

    struct Camera: Sendable, Equatable {
        var exposure: Float
        var contrast: Float
        var saturation: Float
        var balance: LinearColor
        /// Light that scatters into the darkest places.
        var haze: Float
        /// 0 (as sharp as the pixels) to 1 (out of focus).
        var blur: Float
    }
}

extension SyntheticPortrait.Hair {
    /// Hairstyles, by what they look like from the front.
    enum Style: Sendable, CaseIterable {
        case bald, cropped, short, medium, long, pulledBack, curly
    }

    /// The names of hair colours.
    enum Shade: Sendable, CaseIterable {
        case black, brown, blond, red, gray
    }
}
