package folkmoot.talk.media;

/** What is taken in at the most, as clients are told. */
public final class MediaLimits {

    /** Pixels of a picture. */
    public static final int MOST_PICTURE_PIXELS = 33_177_600;

    /** Pixels of a picture of a film. */
    public static final int MOST_FILM_PIXELS = 8_294_400;

    /** Pictures a second of a film. */
    public static final int MOST_FRAMES_A_SECOND = 120;

    private MediaLimits() {}
}
