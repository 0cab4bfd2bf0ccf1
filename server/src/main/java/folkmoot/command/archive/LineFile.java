package folkmoot.command.archive;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;

/** A file of lines that counts and digests what is written to it. */
final class LineFile extends OutputStream {

    private final OutputStream out;
    private final MessageDigest digest = Digest.sha256();
    private long bytes;
    private long lines;

    LineFile(Path file) throws IOException {
        this.out = new BufferedOutputStream(
                Files.newOutputStream(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), 1 << 16);
    }

    @Override
    public void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] from, int offset, int length) throws IOException {
        out.write(from, offset, length);
        digest.update(from, offset, length);
        bytes += length;
        for (int at = offset; at < offset + length; at++) {
            if (from[at] == '\n') {
                lines++;
            }
        }
    }

    @Override
    public void close() throws IOException {
        out.close();
    }

    /** What it is made of, once it is closed. */
    Manifest.Part part(String name, String file) {
        return new Manifest.Part(name, file, lines, bytes, Digest.hex(digest));
    }
}
