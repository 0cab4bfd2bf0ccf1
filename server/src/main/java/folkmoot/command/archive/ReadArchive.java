package folkmoot.command.archive;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import folkmoot.platform.problem.Invalid;
import folkmoot.platform.storage.MediaStorage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.function.Consumer;

/** An archive of which every file was read once and is what its manifest says. */
public final class ReadArchive {

    private final Path folder;
    private final Manifest manifest;

    private ReadArchive(Path folder, Manifest manifest) {
        this.folder = folder;
        this.manifest = manifest;
    }

    /**
     * Reads all of it, and believes nothing: no path leads out of the folder, and each file has the digest, the size and the number of
     * lines that it should have.
     *
     * @throws Invalid with a sentence that names the file
     */
    public static ReadArchive of(Path folder) throws IOException {
        var file = folder.resolve(Manifest.FILE);
        if (!Files.isDirectory(folder)) {
            throw Invalid.refused("There is no folder " + folder + ".");
        }
        if (!isFile(file)) {
            throw Invalid.refused(
                    folder + " is no complete export: it has no " + Manifest.FILE + ", which is written last.");
        }
        var archive = new ReadArchive(folder, manifest(file));
        archive.verify();
        return archive;
    }

    private static Manifest manifest(Path file) throws IOException {
        JsonNode read;
        try {
            read = Manifest.JSON.readTree(file.toFile());
        } catch (JsonProcessingException broken) {
            throw Invalid.refused(file + " cannot be read: " + broken.getOriginalMessage() + ".");
        }
        // before anything else of it is understood: in another format it may have another meaning
        int format = read.path("format").asInt(0);
        if (format > Manifest.FORMAT) {
            throw Invalid.refused("This export has the format " + format + ", written by Folkmoot "
                    + read.path("version").asText("of another version") + "; this one reads formats up to "
                    + Manifest.FORMAT + ". Import it with that version or a later one.");
        }
        if (format < 1 || !read.path("tables").isArray() || !read.path("media").isObject()) {
            throw Invalid.refused(file + " is no manifest of an export.");
        }
        try {
            return Manifest.JSON.treeToValue(read, Manifest.class);
        } catch (JsonProcessingException broken) {
            throw Invalid.refused(file + " is no manifest of an export: " + broken.getOriginalMessage() + ".");
        }
    }

    private void verify() throws IOException {
        var known = Fates.read().kept();
        var seen = new HashSet<String>();
        requireFolder(Archive.DATA);
        for (var part : manifest.tables()) {
            if (!known.contains(part.name())) {
                throw Invalid.refused("The export has a table " + part.name()
                        + " that this version does not know: import it with the version that wrote it ("
                        + manifest.version() + ") or a later one.");
            }
            if (!Archive.fileOf(part.name()).equals(part.file()) || !seen.add(part.name())) {
                throw Invalid.refused("The manifest says that the table " + part.name() + " stands in " + part.file()
                        + ", where it cannot stand. Nothing was imported.");
            }
            verify(part);
        }
        if (!Archive.MEDIA_LIST.equals(manifest.media().file())) {
            throw Invalid.refused("The manifest says that the list of media is "
                    + manifest.media().file() + ", which it cannot be. Nothing was imported.");
        }
        verify(manifest.media());
        requireFolder(Archive.MEDIA);
        eachMedia((name, sha256, bytes) -> verifyMedia(name, sha256));
    }

    private void requireFolder(String name) {
        if (!Files.isDirectory(folder.resolve(name), LinkOption.NOFOLLOW_LINKS)) {
            throw Invalid.refused("The export has no folder " + name + ". Nothing was imported.");
        }
    }

    private void verify(Manifest.Part part) throws IOException {
        var file = folder.resolve(part.file());
        if (!isFile(file)) {
            throw Invalid.refused("The file " + part.file() + " of the export is missing. Nothing was imported.");
        }
        try (var in = Files.newInputStream(file)) {
            var seen = Digest.of(in);
            if (seen.lines() != part.rows()) {
                throw Invalid.refused(
                        "The file " + part.file() + " has " + seen.lines() + " whole lines where the manifest says "
                                + part.rows() + ": it was cut short or changed. Nothing was imported.");
            }
            if (seen.bytes() != part.bytes() || !seen.sha256().equals(part.sha256())) {
                throw Invalid.refused("The file " + part.file() + " is not the one of the manifest (SHA-256 "
                        + seen.sha256() + "): it was changed. Nothing was imported.");
            }
        }
    }

    private void verifyMedia(String name, String sha256) throws IOException {
        var file = media(name);
        if (!isFile(file)) {
            throw Invalid.refused("The media file " + name + " of the export is missing. Nothing was imported.");
        }
        try (var in = Files.newInputStream(file)) {
            if (!Digest.of(in).sha256().equals(sha256)) {
                throw Invalid.refused("The media file " + name
                        + " is not the one that the export lists: it was changed. Nothing was imported.");
            }
        }
    }

    /** Hears of each media file. */
    interface EachMedia {
        void file(String name, String sha256, long bytes) throws IOException;
    }

    void eachMedia(EachMedia each) throws IOException {
        try (var lines = Files.newBufferedReader(folder.resolve(Archive.MEDIA_LIST))) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                var entry = Manifest.JSON.readTree(line);
                var name = entry.path("file").asText();
                if (!MediaStorage.isName(name)) {
                    throw Invalid.refused("The export lists a media file " + name
                            + ", which is no name that one can have. Nothing was imported.");
                }
                each.file(
                        name, entry.path("sha256").asText(), entry.path("bytes").asLong());
            }
        }
    }

    /** Whether it is a file itself: a link leads wherever who made the archive wanted. */
    private static boolean isFile(Path file) {
        return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
    }

    /** Whether it is of one community, by its name there. */
    public Optional<String> community() {
        return Optional.ofNullable(manifest.community());
    }

    /** Hears of each row of a table; of none where the archive has no such table. */
    public void rows(String table, Consumer<JsonNode> each) throws IOException {
        for (var part : manifest.tables()) {
            if (part.name().equals(table)) {
                try (var lines = Files.newBufferedReader(file(part))) {
                    for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                        each.accept(Manifest.JSON.readTree(line));
                    }
                }
            }
        }
    }

    Path media(String name) {
        return folder.resolve(Archive.MEDIA).resolve(name);
    }

    Path file(Manifest.Part part) {
        return folder.resolve(part.file());
    }

    Manifest manifest() {
        return manifest;
    }

    /** Scheme, host and port of the addresses in it. */
    public String origin() {
        return manifest.origin();
    }

    /** The domain in its handles. */
    public String domain() {
        return manifest.domain();
    }
}
