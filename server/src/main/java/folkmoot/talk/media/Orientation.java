package folkmoot.talk.media;

import com.drew.imaging.ImageProcessingException;
import com.drew.imaging.jpeg.JpegSegmentReader;
import com.drew.imaging.jpeg.JpegSegmentType;
import com.drew.imaging.png.PngChunk;
import com.drew.imaging.png.PngChunkReader;
import com.drew.imaging.png.PngChunkType;
import com.drew.imaging.riff.RiffReader;
import com.drew.imaging.tiff.TiffReader;
import com.drew.lang.ByteArrayReader;
import com.drew.lang.SequentialByteArrayReader;
import com.drew.metadata.exif.ExifReader;
import java.awt.geom.AffineTransform;
import java.awt.image.AffineTransformOp;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** How the camera was held: read from a picture's EXIF block, which is otherwise thrown away, and applied to the pixels. */
final class Orientation {

    private static final int UPRIGHT = 1;
    private static final int MOST_BYTES = 1 << 20;

    private Orientation() {}

    /** From 1 (upright) to 8, as EXIF 2.3 has them (4.6.4 A); 1 where nothing sensible is said. */
    static int of(byte[] file, FileType type) {
        try {
            return blocks(file, type)
                    .filter(block -> block.length <= MOST_BYTES)
                    .findFirst()
                    .map(Orientation::read)
                    .orElse(UPRIGHT);
        } catch (ImageProcessingException | IOException | RuntimeException _) {
            return UPRIGHT; // a broken block is no reason to refuse the picture
        }
    }

    /** The EXIF blocks of a file; other chunks are passed over, not unpacked. */
    private static Stream<byte[]> blocks(byte[] file, FileType type) throws ImageProcessingException, IOException {
        var in = new SequentialByteArrayReader(file);
        return switch (type) {
            case JPEG ->
                StreamSupport.stream(
                                JpegSegmentReader.readSegments(in, List.of(JpegSegmentType.APP1))
                                        .getSegments(JpegSegmentType.APP1)
                                        .spliterator(),
                                false)
                        .filter(ExifReader::startsWithJpegExifPreamble);
            case PNG ->
                StreamSupport.stream(
                                new PngChunkReader()
                                        .extract(in, Set.of(PngChunkType.eXIf))
                                        .spliterator(),
                                false)
                        .map(PngChunk::getBytes);
            case WEBP -> {
                var found = new ArrayList<byte[]>();
                new RiffReader().processRiff(in, new ExifChunks(found));
                yield found.stream();
            }
            default -> Stream.empty();
        };
    }

    private static int read(byte[] block) {
        int start = ExifReader.startsWithJpegExifPreamble(block) ? ExifReader.JPEG_SEGMENT_PREAMBLE.length() : 0;
        var tag = new OrientationTag();
        try {
            new TiffReader().processTiff(new ByteArrayReader(block, start), tag, 0);
        } catch (ImageProcessingException | IOException _) {
            return tag.value(); // what stood before the fault counts
        }
        return tag.value();
    }

    /** The picture as it should be seen. */
    static BufferedImage apply(BufferedImage picture, int orientation) {
        if (orientation == UPRIGHT) {
            return picture;
        }
        double width = picture.getWidth();
        double height = picture.getHeight();
        var turn = switch (orientation) {
            case 2 -> new AffineTransform(-1, 0, 0, 1, width, 0);
            case 3 -> new AffineTransform(-1, 0, 0, -1, width, height);
            case 4 -> new AffineTransform(1, 0, 0, -1, 0, height);
            case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
            case 6 -> new AffineTransform(0, 1, -1, 0, height, 0);
            case 7 -> new AffineTransform(0, -1, -1, 0, height, width);
            default -> new AffineTransform(0, -1, 1, 0, 0, width);
        };
        boolean lying = orientation >= 5;
        var turned = new BufferedImage(
                lying ? picture.getHeight() : picture.getWidth(),
                lying ? picture.getWidth() : picture.getHeight(),
                picture.getType());
        return new AffineTransformOp(turn, AffineTransformOp.TYPE_NEAREST_NEIGHBOR).filter(picture, turned);
    }
}
