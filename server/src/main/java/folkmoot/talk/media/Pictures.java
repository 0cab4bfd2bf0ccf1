package folkmoot.talk.media;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import javax.imageio.IIOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;

/**
 * Reads pictures that strangers made. How large they say to be is read from their header and checked before a pixel is
 * unpacked; so many pixels at once are unpacked by all requests together; what comes out is written anew, so that nothing
 * but the pixels of a file reaches anybody.
 */
final class Pictures {

    /** Largest picture that is taken, in pixels (client API, media processing). */
    static final long MOST_PIXELS = MediaLimits.MOST_PICTURE_PIXELS;

    /** Largest animation. */
    static final long MOST_ANIMATED_PIXELS = 921_600;

    private static final int PIXELS_A_PERMIT = 1_000_000;
    private static final int PERMITS = (int) (MOST_PIXELS / PIXELS_A_PERMIT) + 1;

    private final Semaphore unpacked = new Semaphore(PERMITS, true);
    /** Threads of their own: requests run on virtual ones, which long calculations would keep from all others. */
    private final ExecutorService workers = Executors.newFixedThreadPool(
            Math.max(1, Runtime.getRuntime().availableProcessors() / 2),
            Thread.ofPlatform().daemon().name("picture-", 0).factory());

    private final Optional<Ffmpeg> ffmpeg;

    /** @param ffmpeg reads the kinds that the JDK does not, where it is there */
    Pictures(Optional<Ffmpeg> ffmpeg) {
        this.ffmpeg = ffmpeg;
    }

    /** What somebody does with a picture while its pixels are in memory. */
    @FunctionalInterface
    interface Use<T> {
        T with(Picture picture) throws Unreadable;
    }

    /** Unpacks a picture, turned as it should be seen and at most {@code mostPixels} large, and hands it over. */
    <T> T read(byte[] file, FileType type, long mostPixels, Use<T> use) throws Unreadable {
        try {
            return workers.submit(() -> readHere(file, type, mostPixels, use)).get();
        } catch (ExecutionException failed) {
            switch (failed.getCause()) {
                case Unreadable problem -> throw problem;
                case RuntimeException fault -> throw fault;
                default -> throw new IllegalStateException("A picture could not be processed", failed.getCause());
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Unreadable("could not be processed", stopped);
        }
    }

    private <T> T readHere(byte[] file, FileType type, long mostPixels, Use<T> use) throws Unreadable {
        var readable = readable(file, type);
        var readableType = readable == file ? type : FileType.PNG;
        long pixels = size(readable, readableType);
        int permits = (int) Math.min(PERMITS, pixels / PIXELS_A_PERMIT + 1);
        unpacked.acquireUninterruptibly(permits);
        try {
            int orientation = Orientation.of(file, type);
            var decoded = decode(readable, readableType);
            boolean keepPng = type == FileType.PNG || type == FileType.GIF;
            return use.with(Picture.of(decoded, keepPng).within(mostPixels).turned(orientation));
        } finally {
            unpacked.release(permits);
        }
    }

    /**
     * AVIF is unpacked by another program, which writes a PNG. That program reads no HEIC or, when it is newer, one tile of the
     * many that telephones make a picture of.
     */
    private byte[] readable(byte[] file, FileType type) throws Unreadable {
        if (type == FileType.HEIC) {
            throw new Unreadable("is a HEIC picture, which cannot be read here; send a JPEG");
        }
        if (type != FileType.AVIF) {
            return file;
        }
        return ffmpeg.orElseThrow(() -> new Unreadable("is of a kind that cannot be read here; send a JPEG"))
                .firstPicture(file, type);
    }

    private static long size(byte[] file, FileType type) throws Unreadable {
        return reading(file, type, reader -> {
            long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
            long most = type == FileType.GIF ? MOST_ANIMATED_PIXELS : MOST_PIXELS;
            if (pixels > most) {
                throw new Unreadable(
                        reader.getWidth(0) + "x" + reader.getHeight(0) + " images are not supported: too many pixels");
            }
            return pixels;
        });
    }

    private static BufferedImage decode(byte[] file, FileType type) throws Unreadable {
        return reading(file, type, reader -> reader.read(0));
    }

    private interface Reading<T> {
        T with(ImageReader reader) throws IOException, Unreadable;
    }

    private static <T> T reading(byte[] file, FileType type, Reading<T> reading) throws Unreadable {
        var readers = ImageIO.getImageReadersByFormatName(type.extension());
        if (!readers.hasNext()) {
            throw new Unreadable("is of a kind that cannot be read here; send a JPEG");
        }
        var reader = readers.next();
        try (var stream = ImageIO.createImageInputStream(new ByteArrayInputStream(file))) {
            reader.setInput(stream, true, true);
            return reading.with(reader);
        } catch (IIOException broken) {
            throw new Unreadable("cannot be read: it is broken, or not the kind of picture it begins as", broken);
        } catch (IOException | RuntimeException broken) { // decoders fail in many ways at what was made to break them
            throw new Unreadable("cannot be read", broken);
        } finally {
            reader.dispose();
        }
    }
}
