package folkmoot.platform.dns;

import io.netty.buffer.Unpooled;
import io.netty.channel.AddressedEnvelope;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.dns.DefaultDnsQuestion;
import io.netty.handler.codec.dns.DefaultDnsRawRecord;
import io.netty.handler.codec.dns.DnsQuestion;
import io.netty.handler.codec.dns.DnsRecord;
import io.netty.handler.codec.dns.DnsRecordType;
import io.netty.handler.codec.dns.DnsResponse;
import io.netty.handler.codec.dns.DnsResponseCode;
import io.netty.resolver.dns.DnsNameResolver;
import io.netty.resolver.dns.DnsNameResolverBuilder;
import io.netty.resolver.dns.DnsServerAddressStreamProviders;
import io.vertx.core.Vertx;
import io.vertx.core.internal.VertxInternal;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/**
 * TXT records as a resolver gives them: that of the settings, or those of the system, one after the other until one answers. Asked by UDP,
 * and again by TCP where the answer does not fit (RFC 7766). With the DO bit (RFC 3225), so that a resolver that checks signatures says by
 * the AD bit whether it did; whether to believe it depends on who keeps the resolver and the way to it.
 *
 * <p>Netty's client, on which Vert.x's own stands: that one shows neither the AD bit nor that an answer was cut.
 */
public final class ResolvedTextRecords implements TextRecords {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int DNS_PORT = 53;
    private static final int MOST_RESOLVERS = 3;
    private static final int PAYLOAD = 1_232; // passes everywhere in one piece
    private static final long DO = 0x8000;
    private static final int AD = 2; // of the three bits between RA and the code

    private final VertxInternal vertx;
    private final Optional<InetSocketAddress> resolver;
    private final Duration patience;

    /** @param resolver {@code host} or {@code host:port} */
    public ResolvedTextRecords(Vertx vertx, Optional<String> resolver) {
        this(vertx, resolver, PATIENCE);
    }

    /** @param patience with each resolver */
    ResolvedTextRecords(Vertx vertx, Optional<String> resolver, Duration patience) {
        this.vertx = (VertxInternal) vertx;
        this.resolver = resolver.map(ResolvedTextRecords::address);
        this.patience = patience;
    }

    private static InetSocketAddress address(String text) {
        int colon = text.lastIndexOf(':');
        boolean named = colon > 0 && text.substring(colon + 1).matches("[0-9]{1,5}");
        return named
                ? new InetSocketAddress(text.substring(0, colon), Integer.parseInt(text.substring(colon + 1)))
                : new InetSocketAddress(text, DNS_PORT);
    }

    @Override
    public Optional<Answer> of(String name) {
        DnsQuestion question;
        try {
            question = new DefaultDnsQuestion(name, DnsRecordType.TXT);
        } catch (IllegalArgumentException noName) {
            return Optional.of(new Answer(List.of(), Optional.empty())); // nothing can stand there
        }
        for (var server : servers(name)) {
            var answer = ask(server, question);
            if (answer.isPresent()) {
                return answer;
            }
        }
        return Optional.empty();
    }

    private List<InetSocketAddress> servers(String name) {
        if (resolver.isPresent()) {
            return List.of(resolver.get());
        }
        var stream = DnsServerAddressStreamProviders.platformDefault().nameServerAddressStream(name);
        var servers = new LinkedHashSet<InetSocketAddress>();
        for (int i = 0; i < Math.min(stream.size(), MOST_RESOLVERS); i++) {
            servers.add(stream.next());
        }
        return List.copyOf(servers);
    }

    private Optional<Answer> ask(InetSocketAddress server, DnsQuestion question) {
        var client = new DnsNameResolverBuilder(vertx.nettyEventLoopGroup().next())
                .datagramChannelType(NioDatagramChannel.class)
                .socketChannelType(NioSocketChannel.class)
                .optResourceEnabled(false) // ours says more
                .maxPayloadSize(PAYLOAD)
                .queryTimeoutMillis(patience.toMillis())
                .build();
        try {
            var answer = ask(
                    client,
                    server,
                    question,
                    List.of(new DefaultDnsRawRecord("", DnsRecordType.OPT, PAYLOAD, DO, Unpooled.EMPTY_BUFFER)));
            return answer == Said.NOT_UNDERSTOOD
                    ? ask(client, server, question, List.of()).answer()
                    : answer.answer();
        } finally {
            client.close();
        }
    }

    /** What came of a question. @param answer empty where there is none to be had from this resolver */
    private record Said(Optional<Answer> answer) {

        static final Said NOTHING = new Said(Optional.empty());
        /** By a resolver that knows no extensions (RFC 6891 7). */
        static final Said NOT_UNDERSTOOD = new Said(Optional.empty());
    }

    private Said ask(
            DnsNameResolver client, InetSocketAddress server, DnsQuestion question, List<DnsRecord> additional) {
        var asked = client.query(server, question, additional).awaitUninterruptibly();
        if (!asked.isSuccess()) {
            return Said.NOTHING; // silent, out of reach, or not to be read
        }
        AddressedEnvelope<DnsResponse, InetSocketAddress> envelope = asked.getNow();
        try {
            return said(envelope.content(), question);
        } finally {
            envelope.release();
        }
    }

    private static Said said(DnsResponse response, DnsQuestion question) {
        var code = response.code();
        if (code.equals(DnsResponseCode.FORMERR) || code.equals(DnsResponseCode.NOTIMP)) {
            return Said.NOT_UNDERSTOOD;
        }
        if (code.equals(DnsResponseCode.NXDOMAIN)) {
            return new Said(Optional.of(new Answer(List.of(), Optional.of(isAuthenticated(response)))));
        }
        if (!code.equals(DnsResponseCode.NOERROR) || response.isTruncated()) {
            return Said.NOTHING; // part of an answer is none
        }
        return new Said(TextAnswers.texts(response, question.name())
                .map(texts -> new Answer(texts, Optional.of(isAuthenticated(response)))));
    }

    private static boolean isAuthenticated(DnsResponse response) {
        return (response.z() & AD) != 0;
    }
}
