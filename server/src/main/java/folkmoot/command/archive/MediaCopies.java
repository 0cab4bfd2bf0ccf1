package folkmoot.command.archive;

import folkmoot.platform.storage.MediaStorage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Set;

/** Copies media files out of the storage, and lists them. */
record MediaCopies(MediaStorage storage, Path folder) {

    /** The list, and how much there is of them. */
    record Copied(Manifest.Part part, long bytes) {}

    /** Copies each file that a list names, once. */
    Copied from(Path names, Set<String> missing) throws IOException {
        var list = new LineFile(folder.resolve(Archive.MEDIA_LIST));
        long bytes = 0;
        try (list;
                var lines = Files.newBufferedReader(names)) {
            for (var name = lines.readLine(); name != null; name = lines.readLine()) {
                if (!MediaStorage.isName(name)) {
                    continue;
                }
                var target = folder.resolve(Archive.MEDIA).resolve(name);
                if (!Files.exists(target)) {
                    bytes += copy(name, target, list, missing);
                }
            }
        }
        return new Copied(list.part("media", Archive.MEDIA_LIST), bytes);
    }

    private long copy(String name, Path target, OutputStream list, Set<String> missing) throws IOException {
        var content = storage.open(name);
        if (content.isEmpty()) {
            missing.add(name);
            return 0;
        }
        Files.createDirectories(target.getParent());
        switch (content.get()) {
            case MediaStorage.Content.OnDisk file -> Files.copy(file.path(), target);
            case MediaStorage.Content.InMemory(var bytes) -> Files.write(target, bytes);
        }
        try (var in = Files.newInputStream(target)) {
            var seen = Digest.of(in);
            var line = new LinkedHashMap<String, Object>();
            line.put("file", name);
            line.put("bytes", seen.bytes());
            line.put("sha256", seen.sha256());
            list.write((Manifest.JSON
                                    .writer()
                                    .without(com.fasterxml.jackson.databind.SerializationFeature.INDENT_OUTPUT)
                                    .writeValueAsString(line)
                            + "\n")
                    .getBytes(StandardCharsets.UTF_8));
            return seen.bytes();
        }
    }
}
