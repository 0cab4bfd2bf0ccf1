package folkmoot.talk.media;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;

/**
 * A GIF written anew from its own blocks: screen, frames, their timing and the number of rounds stay; comments, texts,
 * what programs left there, and whatever follows the end are gone.
 */
final class GifAnimation {

    private static final int HEADER = 13;
    private static final int EXTENSION = 0x21;
    private static final int FRAME = 0x2C;
    private static final int END = 0x3B;
    private static final int TIMING = 0xF9;
    private static final int APPLICATION = 0xFF;
    private static final String ROUNDS = "NETSCAPE2.0";
    private static final int MOST_FRAMES = 2_000;

    private final byte[] in;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private int at;
    private int frames;

    private GifAnimation(byte[] in) {
        this.in = in;
    }

    /** The animation; empty where there is one frame only. */
    static Optional<byte[]> rewritten(byte[] gif) throws Unreadable {
        try {
            var animation = new GifAnimation(gif);
            animation.copy();
            return animation.frames > 1 ? Optional.of(animation.out.toByteArray()) : Optional.empty();
        } catch (IndexOutOfBoundsException cut) {
            throw new Unreadable("is cut off", cut);
        }
    }

    private void copy() throws Unreadable {
        keep(HEADER + colours(in[10]));
        while (true) {
            switch (in[at] & 0xFF) {
                case EXTENSION -> extension();
                case FRAME -> frame();
                case END -> {
                    out.write(END);
                    return;
                }
                default -> throw new Unreadable("is broken");
            }
        }
    }

    private void extension() {
        int label = in[at + 1] & 0xFF;
        boolean rounds = label == APPLICATION
                && new String(in, at + 3, ROUNDS.length(), StandardCharsets.ISO_8859_1).equals(ROUNDS);
        if (label == TIMING || rounds) {
            keep(2);
            blocks(true);
        } else {
            at += 2;
            blocks(false);
        }
    }

    private void frame() throws Unreadable {
        if (++frames > MOST_FRAMES) {
            throw new Unreadable("has too many frames");
        }
        keep(10 + colours(in[at + 9]) + 1); // descriptor, its colours, the size of a code
        blocks(true);
    }

    /** Bytes of a table of colours, by the packed field in front of it. */
    private static int colours(byte packed) {
        return (packed & 0x80) == 0 ? 0 : 3 << ((packed & 7) + 1);
    }

    private void blocks(boolean kept) {
        int length;
        do {
            length = in[at] & 0xFF;
            if (kept) {
                keep(length + 1);
            } else {
                at += length + 1;
            }
        } while (length > 0);
    }

    private void keep(int bytes) {
        Objects.checkFromIndexSize(at, bytes, in.length);
        out.write(in, at, bytes);
        at += bytes;
    }
}
