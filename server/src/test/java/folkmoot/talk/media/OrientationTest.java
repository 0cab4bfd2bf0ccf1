package folkmoot.talk.media;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import folkmoot.testing.TestPictures;
import java.io.ByteArrayOutputStream;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class OrientationTest {

    private static final long SEED = 20_261_129;
    private static final long MOST_ALLOCATED = 2L * 1024 * 1024;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void everyWayOfHoldingACameraIsRead(int held) {
        assertThat(Orientation.of(jpeg(exif(held, ByteOrder.BIG_ENDIAN)), FileType.JPEG))
                .isEqualTo(held);
        assertThat(Orientation.of(jpeg(exif(held, ByteOrder.LITTLE_ENDIAN)), FileType.JPEG))
                .isEqualTo(held);
    }

    @Test
    void aPngAndAWebpSayItToo() {
        assertThat(Orientation.of(png(exif(6, ByteOrder.BIG_ENDIAN)), FileType.PNG))
                .isEqualTo(6);
        assertThat(Orientation.of(webp(exif(8, ByteOrder.LITTLE_ENDIAN)), FileType.WEBP))
                .isEqualTo(8);
    }

    @ParameterizedTest
    @EnumSource(
            value = FileType.class,
            names = {"JPEG", "PNG", "WEBP", "GIF", "AVIF"})
    void whatSaysNothingIsUpright(FileType type) {
        assertThat(Orientation.of(TestPictures.jpeg(4, 4), type)).isEqualTo(1);
        assertThat(Orientation.of(new byte[0], type)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 9, 65_535})
    void anImpossibleWayOfHoldingIsUpright(int held) {
        assertThat(Orientation.of(jpeg(exif(held, ByteOrder.BIG_ENDIAN)), FileType.JPEG))
                .isEqualTo(1);
    }

    /** Read with everything that the library knows, this block of 64 kB takes 300 MB. */
    @Test
    void aBlockWhoseTagsAllClaimTheWholeBlockTakesNoMemory() {
        var block = ByteBuffer.allocate(65_000);
        block.put("MM\0*".getBytes(StandardCharsets.ISO_8859_1)).putInt(8).putShort((short) 5_000);
        for (int tag = 0; tag < 5_000; tag++) {
            block.putShort((short) (0x9000 + tag))
                    .putShort((short) 7)
                    .putInt(64_000)
                    .putInt(8);
        }
        var file = jpeg(block.array());
        var thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = thread.getCurrentThreadAllocatedBytes();

        assertThat(Orientation.of(file, FileType.JPEG)).isEqualTo(1);

        assertThat(thread.getCurrentThreadAllocatedBytes() - before).isLessThan(MOST_ALLOCATED);
    }

    @Test
    void aBrokenBlockIsNoReasonToRefuseThePicture() {
        var random = new Random(SEED);
        for (int round = 0; round < 5_000; round++) {
            var block = exif(random.nextInt(10), ByteOrder.BIG_ENDIAN);
            for (int i = random.nextInt(8); i > 0; i--) {
                block[random.nextInt(block.length)] = (byte) random.nextInt();
            }
            for (var file : new byte[][] {jpeg(block), png(block), webp(block)}) {
                var type = FileType.of(file).orElseThrow();
                assertThat(Orientation.of(file, type)).isBetween(1, 8);
            }
        }
    }

    private static byte[] exif(int held, ByteOrder order) {
        var block = ByteBuffer.allocate(26).order(order);
        block.put((order == ByteOrder.BIG_ENDIAN ? "MM" : "II").getBytes(StandardCharsets.ISO_8859_1));
        block.putShort((short) 42).putInt(8).putShort((short) 1);
        block.putShort((short) 0x0112).putShort((short) 3).putInt(1).putShort((short) held);
        return block.array();
    }

    private static byte[] jpeg(byte[] exif) {
        var picture = TestPictures.jpeg(4, 4);
        var out = ByteBuffer.allocate(picture.length + 10 + exif.length);
        out.put(picture, 0, 2).putShort((short) 0xFFE1).putShort((short) (2 + 6 + exif.length));
        out.put("Exif\0\0".getBytes(StandardCharsets.ISO_8859_1)).put(exif);
        return out.put(picture, 2, picture.length - 2).array();
    }

    /** After its header and before its pixels. */
    private static byte[] png(byte[] exif) {
        int header = 8 + 25;
        var picture = TestPictures.png(4, 4);
        var chunk = ByteBuffer.allocate(12 + exif.length).putInt(exif.length);
        chunk.put("eXIf".getBytes(StandardCharsets.ISO_8859_1)).put(exif);
        var crc = new CRC32();
        crc.update(chunk.array(), 4, 4 + exif.length);
        chunk.putInt((int) crc.getValue());
        var out = new ByteArrayOutputStream();
        out.write(picture, 0, header);
        out.writeBytes(chunk.array());
        out.write(picture, header, picture.length - header);
        return out.toByteArray();
    }

    private static byte[] webp(byte[] exif) {
        var out = ByteBuffer.allocate(12 + 8 + 10 + 8 + exif.length).order(ByteOrder.LITTLE_ENDIAN);
        out.put("RIFF".getBytes(StandardCharsets.ISO_8859_1)).putInt(out.capacity() - 8);
        out.put("WEBPVP8X".getBytes(StandardCharsets.ISO_8859_1)).putInt(10).put(new byte[10]);
        out.put("EXIF".getBytes(StandardCharsets.ISO_8859_1))
                .putInt(exif.length)
                .put(exif);
        return out.array();
    }
}
