package folkmoot.talk.media;

import com.drew.imaging.riff.RiffHandler;
import java.util.List;

/**
 * Collects the EXIF chunks of a WebP file (WebP container specification, Metadata).
 *
 * @param found where they go
 */
record ExifChunks(List<byte[]> found) implements RiffHandler {

    @Override
    public boolean shouldAcceptRiffIdentifier(String identifier) {
        return identifier.equals("WEBP");
    }

    @Override
    public boolean shouldAcceptChunk(String name) {
        return name.equals("EXIF");
    }

    @Override
    public boolean shouldAcceptList(String name) {
        return false;
    }

    @Override
    public void processChunk(String name, byte[] contents) {
        found.add(contents);
    }

    @Override
    public void addError(String message) {
        // what is broken says nothing about how the camera was held
    }
}
