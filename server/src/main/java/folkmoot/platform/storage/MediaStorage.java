package folkmoot.platform.storage;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Keeps files by name. Names are {@code [a-z0-9./-]}, up to 200 characters, made by us and never reused for other contents.
 * Methods block; none may be called inside a database transaction.
 */
public interface MediaStorage {

    /** What a name stands for. */
    sealed interface Content {

        long size();

        /** A file of this machine, which may be sent as it is. */
        record OnDisk(Path path, long size) implements Content {}

        /** The bytes; not to be changed. */
        record InMemory(byte[] bytes) implements Content {

            @Override
            public long size() {
                return bytes.length;
            }
        }
    }

    /** Whether it can be a name: no empty, hidden or upward parts. */
    static boolean isName(String name) {
        return StorageName.isValid(name);
    }

    /**
     * Keeps a file under a name; whoever asks for the name gets all of it or nothing.
     *
     * @param mediaType what an object store says of it to those who fetch it there
     */
    void put(String name, byte[] bytes, String mediaType);

    /** The same, for what stands in a file already. */
    void put(String name, Path file, String mediaType);

    /** Empty when there is no such file. */
    Optional<Content> open(String name);

    /** Removes a file; nothing happens when there is none. */
    void delete(String name);

    /** Where readers get the file without us; empty when they must ask us. The empty name gives what all begin with. */
    Optional<URI> publicAddress(String name);
}
