package folkmoot.schema.postgres;

import folkmoot.schema.CannotStart;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The folder everything of an instance is in. */
final class DataFolder {

    private static final long LEAST_FREE = 64L * 1024 * 1024;

    private DataFolder() {}

    /** Makes the folder, or checks that it can be used: writable, and with room for the database to work. */
    static Path prepare(Path data) throws IOException {
        try {
            Files.createDirectories(data);
        } catch (FileAlreadyExistsException _) {
            throw new CannotStart(data + " is a file, not a folder: choose another folder with --data.");
        }
        var folder = data.toRealPath();
        requireWritable(folder);
        requireRoom(folder, Files.getFileStore(folder).getUsableSpace());
        return folder;
    }

    static void requireRoom(Path folder, long usable) {
        if (usable < LEAST_FREE) {
            throw new CannotStart("The disk of the data folder " + folder + " is full (" + usable / 1024 / 1024
                    + " MB left): make room, at least " + LEAST_FREE / 1024 / 1024 + " MB. Nothing was lost.");
        }
    }

    private static void requireWritable(Path folder) throws IOException {
        try {
            Files.delete(Files.createTempFile(folder, "write-", ".tmp"));
        } catch (AccessDeniedException denied) {
            throw readOnly(folder, denied);
        } catch (IOException failure) {
            throw explain(folder, failure);
        }
    }

    /** A sentence for a failure to read or write in the folder. */
    static CannotStart explain(Path folder, IOException failure) {
        var message = String.valueOf(failure.getMessage());
        if (message.contains("Read-only file system")) {
            return readOnly(folder, failure);
        }
        if (message.contains("No space left") || message.contains("quota exceeded")) {
            return new CannotStart(
                    "The disk of the data folder " + folder + " is full: make room and start again. Nothing was lost.",
                    failure);
        }
        return new CannotStart(
                "The data folder " + folder + " cannot be used (" + message
                        + "): check its path and rights, or choose another with --data.",
                failure);
    }

    private static CannotStart readOnly(Path folder, IOException cause) {
        return new CannotStart(
                "The data folder " + folder + " is read-only for this user: give it to the user that runs Folkmoot,"
                        + " or choose another with --data.",
                cause);
    }
}
