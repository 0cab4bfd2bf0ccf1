package folkmoot.schema;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Compares the migrations of this version with those that a database has had. Most starts find nothing to do, and then
 * need not load the migration library, which takes a third of a second.
 */
final class KnownMigrations {

    private static final String FOLDER = "migrations";
    private static final Pattern NAME = Pattern.compile("V([0-9]+)__\\w+\\.sql");

    private KnownMigrations() {}

    /** Whether exactly the migrations of this version were applied, all with success. */
    static boolean areApplied(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            try (var table = statement.executeQuery("SELECT to_regclass('flyway_schema_history')")) {
                table.next();
                if (table.getString(1) == null) {
                    return false;
                }
            }
            var applied = new TreeSet<String>();
            try (var rows = statement.executeQuery(
                    "SELECT version, success FROM flyway_schema_history WHERE version IS NOT NULL")) {
                while (rows.next()) {
                    if (!rows.getBoolean(2)) {
                        return false;
                    }
                    applied.add(rows.getString(1));
                }
            }
            return !applied.isEmpty() && applied.equals(versions());
        }
    }

    private static Set<String> versions() {
        var folder = KnownMigrations.class.getClassLoader().getResource(FOLDER);
        if (folder == null) {
            return Set.of();
        }
        try {
            if (folder.openConnection() instanceof JarURLConnection jar) {
                return versions(jar.getJarFile().stream()
                        .map(entry -> entry.getName())
                        .filter(name -> name.startsWith(FOLDER + "/"))
                        .map(name -> name.substring(FOLDER.length() + 1)));
            }
            try (var files = Files.list(Path.of(URI.create(folder.toString())))) {
                return versions(files.map(file -> file.getFileName().toString()));
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Set<String> versions(Stream<String> names) {
        return names.map(NAME::matcher)
                .filter(matcher -> matcher.matches())
                .map(matcher -> matcher.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
