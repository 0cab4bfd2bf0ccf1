package folkmoot.platform.storage;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** Files below one folder. Written beside their place and renamed, so that a half-written one is never seen. */
public final class FolderStorage implements MediaStorage {

    private static final String BEGUN = ".begun";

    private final Path folder;

    /** The folder is made when the first file comes. */
    public FolderStorage(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
    }

    private interface Writing {
        void to(Path file) throws IOException;
    }

    @Override
    public void put(String name, byte[] bytes, String mediaType) {
        put(name, file -> Files.write(file, bytes));
    }

    @Override
    public void put(String name, Path source, String mediaType) {
        put(name, file -> Files.copy(source, file, StandardCopyOption.REPLACE_EXISTING));
    }

    private void put(String name, Writing writing) {
        var target = path(name);
        try {
            Files.createDirectories(target.getParent());
            var begun = Files.createTempFile(target.getParent(), "", BEGUN);
            try {
                writing.to(begun);
                Files.move(begun, target, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(begun);
            }
        } catch (IOException failure) {
            throw new StorageFault("Cannot write below " + folder, failure);
        }
    }

    @Override
    public Optional<Content> open(String name) {
        if (!StorageName.isValid(name)) {
            return Optional.empty();
        }
        var file = path(name);
        try {
            return Files.isRegularFile(file)
                    ? Optional.of(new Content.OnDisk(file, Files.size(file)))
                    : Optional.empty();
        } catch (NoSuchFileException _) {
            return Optional.empty(); // removed just now
        } catch (IOException failure) {
            throw new StorageFault("Cannot read below " + folder, failure);
        }
    }

    @Override
    public void delete(String name) {
        try {
            Files.deleteIfExists(path(name));
        } catch (IOException failure) {
            throw new StorageFault("Cannot delete below " + folder, failure);
        }
    }

    @Override
    public Optional<URI> publicAddress(String name) {
        return Optional.empty();
    }

    private Path path(String name) {
        return folder.resolve(StorageName.require(name));
    }
}
