package folkmoot.development;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The sources of all modules, as they were when somebody last looked. */
final class Sources {

    static final List<String> MODULES = List.of("config", "schema", "federation", "server");

    private final Path home;
    private Map<Path, FileTime> known = Map.of();

    Sources(Path home) {
        this.home = home;
    }

    /** Files that are new, changed or gone since the last call; at the first all there are. Costs a walk through some 1,500 names. */
    List<Path> changed() throws IOException {
        var now = new HashMap<Path, FileTime>();
        for (var module : MODULES) {
            Files.walkFileTree(home.resolve(module).resolve("src/main"), new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    now.put(file, attributes.lastModifiedTime());
                    return FileVisitResult.CONTINUE;
                }
            });
        }
        var changed = new ArrayList<Path>();
        now.forEach((file, time) -> {
            if (!time.equals(known.get(file))) {
                changed.add(file);
            }
        });
        known.keySet().stream().filter(file -> !now.containsKey(file)).forEach(changed::add);
        known = now;
        return changed;
    }
}
