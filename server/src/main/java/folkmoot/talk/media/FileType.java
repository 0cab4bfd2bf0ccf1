package folkmoot.talk.media;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a file is, by its first bytes; the name and type that the sender claims count for nothing. */
public enum FileType {
    JPEG("image/jpeg", "jpg", Group.PICTURE),
    PNG("image/png", "png", Group.PICTURE),
    GIF("image/gif", "gif", Group.PICTURE),
    WEBP("image/webp", "webp", Group.PICTURE),
    AVIF("image/avif", "avif", Group.PICTURE),
    HEIC("image/heic", "heic", Group.PICTURE),
    MP4("video/mp4", "mp4", Group.FILM),
    WEBM("video/webm", "webm", Group.FILM),
    ASF("video/x-ms-asf", "asf", Group.FILM),
    OGG("audio/ogg", "ogg", Group.SOUND),
    WAVE("audio/wav", "wav", Group.SOUND),
    MP3("audio/mpeg", "mp3", Group.SOUND),
    FLAC("audio/flac", "flac", Group.SOUND),
    AAC("audio/aac", "aac", Group.SOUND);

    /** What kind of thing it is at first sight; a container called film may hold sound alone. */
    public enum Group {
        PICTURE,
        FILM,
        SOUND
    }

    private static final Set<String> AVIF_BRANDS = Set.of("avif", "avis");
    private static final Set<String> HEIC_BRANDS =
            Set.of("heic", "heix", "hevc", "hevx", "heim", "heis", "mif1", "msf1");
    private static final int HEAD = 16;

    private final String mediaType;
    private final String extension;
    private final Group group;

    FileType(String mediaType, String extension, Group group) {
        this.mediaType = mediaType;
        this.extension = extension;
        this.group = group;
    }

    /** Names under which clients know the types that are taken in here, with and without films and sounds. */
    public static List<String> acceptedMediaTypes(boolean films) {
        var names = new ArrayList<>(List.of("image/jpeg", "image/png", "image/gif", "image/webp"));
        if (films) {
            names.addAll(
                    List.of("image/avif", "video/webm", "video/mp4", "video/quicktime", "video/ogg", "video/x-ms-asf"));
            for (var sound : List.of(
                    "wave",
                    "wav",
                    "x-wav",
                    "x-pn-wave",
                    "vnd.wave",
                    "ogg",
                    "vorbis",
                    "mpeg",
                    "mp3",
                    "webm",
                    "flac",
                    "aac",
                    "m4a",
                    "x-m4a",
                    "mp4",
                    "3gpp")) {
                names.add("audio/" + sound);
            }
        }
        return List.copyOf(names);
    }

    public String mediaType() {
        return mediaType;
    }

    /** Without a dot. */
    public String extension() {
        return extension;
    }

    public Group group() {
        return group;
    }

    /** The type of a file's contents; empty when it is none that we take. */
    public static Optional<FileType> of(byte[] bytes) {
        if (bytes.length < HEAD) {
            return Optional.empty();
        }
        if (starts(bytes, 0, 0xFF, 0xD8, 0xFF)) {
            return Optional.of(JPEG);
        }
        if (starts(bytes, 0, 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n')) {
            return Optional.of(PNG);
        }
        return switch (word(bytes, 0)) {
            case "GIF8" -> Optional.of(GIF);
            case "RIFF" -> riff(word(bytes, 8));
            case "OggS" -> Optional.of(OGG);
            case "fLaC" -> Optional.of(FLAC);
            default -> word(bytes, 4).equals("ftyp") ? Optional.of(boxed(word(bytes, 8))) : binary(bytes);
        };
    }

    private static Optional<FileType> riff(String form) {
        return switch (form) {
            case "WEBP" -> Optional.of(WEBP);
            case "WAVE" -> Optional.of(WAVE);
            default -> Optional.empty();
        };
    }

    /** ISO base media file (ISO 14496-12): the brand says what is inside. */
    private static FileType boxed(String brand) {
        if (AVIF_BRANDS.contains(brand)) {
            return AVIF;
        }
        return HEIC_BRANDS.contains(brand) ? HEIC : MP4;
    }

    private static Optional<FileType> binary(byte[] bytes) {
        if (starts(bytes, 0, 0x1A, 0x45, 0xDF, 0xA3)) {
            return Optional.of(WEBM);
        }
        if (starts(bytes, 0, 0x30, 0x26, 0xB2, 0x75, 0x8E, 0x66, 0xCF, 0x11)) {
            return Optional.of(ASF);
        }
        if (starts(bytes, 0, 'I', 'D', '3')) {
            return Optional.of(MP3);
        }
        if (starts(bytes, 0, 0xFF) && (bytes[1] & 0xF6) == 0xF0) {
            return Optional.of(AAC);
        }
        return starts(bytes, 0, 0xFF) && (bytes[1] & 0xE0) == 0xE0 ? Optional.of(MP3) : Optional.empty();
    }

    private static boolean starts(byte[] bytes, int at, int... expected) {
        for (int i = 0; i < expected.length; i++) {
            if ((bytes[at + i] & 0xFF) != expected[i]) {
                return false;
            }
        }
        return true;
    }

    private static String word(byte[] bytes, int at) {
        return new String(bytes, at, 4, StandardCharsets.ISO_8859_1);
    }
}
