package folkmoot.testing;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A resolver that says what a test wants, by UDP and, if it should, by TCP at the same port. */
public final class SmallResolver implements AutoCloseable {

    /** What was asked. @param raw the whole message */
    public record Question(byte[] raw, boolean tcp) {

        /** Whether it says that it knows extensions (RFC 6891). */
        public boolean extended() {
            return raw[11] != 0;
        }

        /** The name as it stands in the message. */
        public byte[] name() {
            int end = 12;
            while (raw[end] != 0) {
                end += raw[end] + 1;
            }
            var name = new byte[end + 1 - 12];
            System.arraycopy(raw, 12, name, 0, name.length);
            return name;
        }
    }

    private final DatagramSocket udp;
    private final Optional<ServerSocket> tcp;
    private final Function<Question, Optional<byte[]>> says;
    private final List<Question> asked = Collections.synchronizedList(new ArrayList<>());

    /** @param says what it answers; nothing for silence */
    public SmallResolver(boolean withTcp, Function<Question, Optional<byte[]>> says) throws IOException {
        var here = InetAddress.getLoopbackAddress();
        this.says = says;
        this.udp = new DatagramSocket(0, here);
        this.tcp = withTcp ? Optional.of(new ServerSocket(udp.getLocalPort(), 5, here)) : Optional.empty();
        Thread.startVirtualThread(this::listen);
        tcp.ifPresent(socket -> Thread.startVirtualThread(() -> accept(socket)));
    }

    /** As the settings name it. */
    public String address() {
        return "127.0.0.1:" + udp.getLocalPort();
    }

    /** All that was asked so far. */
    public List<Question> asked() {
        return List.copyOf(asked);
    }

    private void listen() {
        var buffer = new byte[4_096];
        while (!udp.isClosed()) {
            try {
                var packet = new DatagramPacket(buffer, buffer.length);
                udp.receive(packet);
                var raw = new byte[packet.getLength()];
                System.arraycopy(buffer, 0, raw, 0, raw.length);
                var answer = answer(new Question(raw, false));
                if (answer.isPresent()) {
                    udp.send(new DatagramPacket(answer.get(), answer.get().length, packet.getSocketAddress()));
                }
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void accept(ServerSocket socket) {
        while (!socket.isClosed()) {
            try (var connection = socket.accept()) {
                var in = new DataInputStream(connection.getInputStream());
                var raw = in.readNBytes(in.readUnsignedShort());
                var answer = answer(new Question(raw, true));
                if (answer.isPresent()) {
                    var out = new DataOutputStream(connection.getOutputStream());
                    out.writeShort(answer.get().length);
                    out.write(answer.get());
                    out.flush();
                    in.read(); // until the other one hangs up
                }
            } catch (IOException hungUp) {
                // the next one, or the end
            }
        }
    }

    private Optional<byte[]> answer(Question question) {
        asked.add(question);
        return says.apply(question);
    }

    @Override
    public void close() throws IOException {
        udp.close();
        if (tcp.isPresent()) {
            tcp.get().close();
        }
    }

    /** An answer in the making. @param flags below the bit that says that it is one; @param code as in RFC 1035 4.1.1 */
    public static Message message(Question question, int flags, int code) {
        return new Message(question, flags | code);
    }

    /** An answer. */
    public static final class Message {

        public static final int AD = 0x20;
        public static final int TC = 0x200;

        private final Question question;
        private final int flags;
        private final ByteArrayOutputStream records = new ByteArrayOutputStream();
        private int count;

        private Message(Question question, int flags) {
            this.question = question;
            this.flags = flags;
        }

        /** A TXT record at what was asked. */
        public Message text(String... pieces) {
            return text(question.name(), pieces);
        }

        /** The same at another name. */
        public Message text(byte[] name, String... pieces) {
            var data = new ByteArrayOutputStream();
            for (var piece : pieces) {
                var bytes = piece.getBytes(StandardCharsets.UTF_8);
                data.write(bytes.length);
                data.writeBytes(bytes);
            }
            return record(name, 16, data.toByteArray(), data.size());
        }

        /** That what was asked is another name of something. */
        public Message alias(byte[] to) {
            return record(question.name(), 5, to, to.length);
        }

        /** Any record. @param length what it says of itself */
        public Message record(byte[] name, int type, byte[] data, int length) {
            try {
                var out = new DataOutputStream(records);
                out.write(name);
                out.writeShort(type);
                out.writeShort(1);
                out.writeInt(60);
                out.writeShort(length);
                out.write(data);
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
            count++;
            return this;
        }

        /** As it is sent. */
        public byte[] bytes() {
            try {
                var whole = new ByteArrayOutputStream();
                var out = new DataOutputStream(whole);
                out.write(question.raw(), 0, 2);
                out.writeShort(0x8180 | flags);
                out.writeShort(1);
                out.writeShort(count);
                out.writeInt(0);
                out.write(question.name());
                out.writeInt(0x00100001);
                out.write(records.toByteArray());
                return whole.toByteArray();
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
        }
    }

    /** A name as it stands in messages. */
    public static byte[] name(String text) {
        var out = new ByteArrayOutputStream();
        for (var label : text.split("\\.")) {
            out.write(label.length());
            out.writeBytes(label.getBytes(StandardCharsets.US_ASCII));
        }
        out.write(0);
        return out.toByteArray();
    }
}
