package folkmoot.schema.postgres;

import folkmoot.schema.CannotStart;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** The programs of PostgreSQL in a folder. */
record PostgresBinaries(Path folder) {

    static final int MAJOR = 18;
    private static final String VERSION = "18.6.0";
    private static final String MARKER = ".complete";

    /**
     * Unpacks them below {@code parent} unless they are already there: into a temporary folder first, which gets its name
     * when it is complete, so that an interrupted start leaves nothing half done.
     */
    static PostgresBinaries below(Path parent) throws IOException {
        var target = parent.resolve("pg-" + VERSION);
        if (Files.exists(target.resolve(MARKER))) {
            return new PostgresBinaries(target);
        }
        Files.createDirectories(parent);
        var temporary = Files.createTempDirectory(parent, "pg-unpack-");
        try (var archive = archive()) {
            unpack(archive, temporary);
            Files.createFile(temporary.resolve(MARKER));
            Files.setPosixFilePermissions(temporary, permissions(0755));
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileAlreadyExistsException | DirectoryNotEmptyException | AtomicMoveNotSupportedException other) {
            requireComplete(target, other); // another process was faster
        } finally {
            Folders.delete(temporary);
        }
        return new PostgresBinaries(target);
    }

    Path program(String name) {
        return folder.resolve("bin").resolve(name);
    }

    private static void requireComplete(Path target, FileSystemException failure) throws FileSystemException {
        if (!Files.exists(target.resolve(MARKER))) {
            throw failure;
        }
    }

    private static InputStream archive() {
        var machine = System.getProperty("os.arch").equals("amd64") ? "x86_64" : "arm_64";
        var system = System.getProperty("os.name").equals("Linux") ? "linux" : "other";
        var stream = PostgresBinaries.class.getResourceAsStream("/postgres-" + system + "-" + machine + ".txz");
        if (stream == null) {
            throw new CannotStart("No PostgreSQL comes along for this machine (" + System.getProperty("os.name") + ", "
                    + System.getProperty("os.arch")
                    + "): install PostgreSQL 15 or newer and set database.url, database.user and database.password.");
        }
        return stream;
    }

    private static void unpack(InputStream archive, Path into) throws IOException {
        try (var tar = new TarArchiveInputStream(new XZCompressorInputStream(new BufferedInputStream(archive)))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                var file = into.resolve(entry.getName()).normalize();
                if (!file.startsWith(into)) {
                    throw new IOException("The archive wants to write outside its folder: " + entry.getName());
                }
                write(tar, entry, file);
            }
        }
    }

    private static void write(TarArchiveInputStream tar, TarArchiveEntry entry, Path file) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(file);
            return;
        }
        Files.createDirectories(file.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
        } else if (entry.isFile()) {
            Files.copy(tar, file);
            Files.setPosixFilePermissions(file, permissions(entry.getMode()));
        }
    }

    private static Set<PosixFilePermission> permissions(int mode) {
        var all = PosixFilePermission.values(); // from owner-read down to others-execute, like the bits
        var chosen = EnumSet.noneOf(PosixFilePermission.class);
        for (int bit = 0; bit < all.length; bit++) {
            if ((mode & 0400 >> bit) != 0) {
                chosen.add(all[bit]);
            }
        }
        return chosen;
    }
}
