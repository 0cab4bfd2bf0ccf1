package folkmoot.platform.dns;

import io.netty.handler.codec.dns.DefaultDnsRecordDecoder;
import io.netty.handler.codec.dns.DnsRawRecord;
import io.netty.handler.codec.dns.DnsRecordType;
import io.netty.handler.codec.dns.DnsResponse;
import io.netty.handler.codec.dns.DnsSection;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The TXT records of an answer that belong to what was asked. Whatever else a resolver sends along is not read. */
final class TextAnswers {

    private static final int MOST = 50;
    private static final int LONGEST_CHAIN = 8;

    private TextAnswers() {}

    /**
     * The texts at a name, or at the one that it is another name of, each with its pieces joined (RFC 1035 3.3.14); empty where the answer
     * cannot be read.
     */
    static Optional<List<String>> texts(DnsResponse response, String asked) {
        try {
            var records = new ArrayList<DnsRawRecord>();
            for (int i = 0; i < Math.min(response.count(DnsSection.ANSWER), MOST); i++) {
                if (response.<DnsRawRecord>recordAt(DnsSection.ANSWER, i) instanceof DnsRawRecord record) {
                    records.add(record);
                }
            }
            var name = canonical(plain(asked), aliases(records));
            return Optional.of(records.stream()
                    .filter(record -> record.type().equals(DnsRecordType.TXT))
                    .filter(record -> plain(record.name()).equals(name))
                    .map(TextAnswers::text)
                    .toList());
        } catch (RuntimeException unreadable) { // what a stranger sends may be cut or turn in circles
            return Optional.empty();
        }
    }

    private static Map<String, String> aliases(List<DnsRawRecord> records) {
        var aliases = new HashMap<String, String>();
        for (var record : records) {
            if (record.type().equals(DnsRecordType.CNAME)) {
                aliases.put(
                        plain(record.name()),
                        plain(DefaultDnsRecordDecoder.decodeName(
                                record.content().duplicate())));
            }
        }
        return aliases;
    }

    private static String canonical(String asked, Map<String, String> aliases) {
        var name = asked;
        for (int i = 0; i < LONGEST_CHAIN && aliases.containsKey(name); i++) {
            name = aliases.get(name);
        }
        return name;
    }

    private static String plain(String name) {
        var lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
    }

    private static String text(DnsRawRecord record) {
        var content = record.content().duplicate();
        var bytes = new ByteArrayOutputStream();
        while (content.isReadable()) {
            var piece = new byte[content.readUnsignedByte()];
            content.readBytes(piece); // throws where the record is shorter than it says
            bytes.writeBytes(piece);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
