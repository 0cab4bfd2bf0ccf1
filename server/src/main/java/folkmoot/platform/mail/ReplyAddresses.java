package folkmoot.platform.mail;

import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.StatusId;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Addresses that take an answer of one account to one post by mail: {@code reply+TOKEN@domain}. The token says for whom, to what and until
 * when, signed by us; it is in letters that no mail server changes, and short enough for a local part (64 octets, RFC 5321 4.5.3.1.1).
 */
public final class ReplyAddresses {

    /** How long an address takes answers. */
    public static final Duration LIFE = Duration.ofDays(60);

    private static final int RADIX = 36;
    private static final int SIGNATURE = 10; // bytes: 80 bits, as RFC 2104 section 5 asks for at least
    private static final int CLAIMS = Long.BYTES * 2 + Integer.BYTES;
    private static final Pattern LOCAL = Pattern.compile("reply\\+([0-9a-z]{1,58})");
    private static final byte[] PURPOSE = "reply address:".getBytes(StandardCharsets.UTF_8);

    private final MailSecret secret;
    private final String domain;
    private final InstantSource clock;
    private final boolean open;

    /**
     * @param domain of the addresses, without a port
     * @param open whether there is an inlet; without one there are no addresses
     */
    public ReplyAddresses(MailSecret secret, String domain, InstantSource clock, boolean open) {
        this.secret = secret;
        this.domain = domain;
        this.clock = clock;
        this.open = open;
    }

    /** Who may answer what. */
    public record Leave(AccountId account, StatusId status) {}

    /** What an address stands for. */
    public sealed interface Read {

        /** An answer is taken. */
        record Good(Leave leave) implements Read {}

        /** It was one of ours, and its time is over. */
        record Expired() implements Read {}

        /** Nobody here gave it out. */
        record Unknown() implements Read {}
    }

    /** Where an account answers a post; empty without an inlet. */
    public Optional<String> address(AccountId account, StatusId status) {
        if (!open) {
            return Optional.empty();
        }
        var until = clock.instant().plus(LIFE).getEpochSecond();
        var claims = ByteBuffer.allocate(CLAIMS)
                .putLong(account.value())
                .putLong(status.value())
                .putInt((int) (until / Duration.ofHours(1).toSeconds()))
                .array();
        var whole = ByteBuffer.allocate(1 + CLAIMS + SIGNATURE)
                .put((byte) 1) // so that no leading zero is lost
                .put(claims)
                .put(signature(claims))
                .array();
        return Optional.of("reply+" + new BigInteger(1, whole).toString(RADIX) + "@" + domain);
    }

    /** What an address that a mail came to stands for. */
    public Read read(String address) {
        int at = address.lastIndexOf('@');
        if (at < 0 || !address.substring(at + 1).equalsIgnoreCase(domain)) {
            return new Read.Unknown();
        }
        var token = LOCAL.matcher(address.substring(0, at).toLowerCase(Locale.ROOT));
        if (!token.matches()) {
            return new Read.Unknown();
        }
        var whole = new BigInteger(token.group(1), RADIX).toByteArray();
        if (whole.length != 1 + CLAIMS + SIGNATURE || whole[0] != 1) {
            return new Read.Unknown();
        }
        var claims = Arrays.copyOfRange(whole, 1, 1 + CLAIMS);
        if (!MessageDigest.isEqual(signature(claims), Arrays.copyOfRange(whole, 1 + CLAIMS, whole.length))) {
            return new Read.Unknown();
        }
        var said = ByteBuffer.wrap(claims);
        var leave = new Leave(new AccountId(said.getLong()), new StatusId(said.getLong()));
        var until = Instant.ofEpochSecond(said.getInt() * Duration.ofHours(1).toSeconds());
        return clock.instant().isAfter(until) ? new Read.Expired() : new Read.Good(leave);
    }

    /** The Message-ID of mails that bring a post, without angle brackets: the same for everybody, so that they can be answered in a thread. */
    public String messageId(StatusId status) {
        return "post." + status + "@" + domain;
    }

    /** Whether a Message-ID is one that {@link #messageId} makes. */
    public boolean isOurs(String messageId) {
        return messageId.toLowerCase(Locale.ROOT).matches("<?post\\.\\d+@" + Pattern.quote(domain) + ">?");
    }

    private byte[] signature(byte[] claims) {
        var purpose =
                ByteBuffer.allocate(PURPOSE.length + claims.length).put(PURPOSE).put(claims);
        return Arrays.copyOf(secret.signed(purpose.array()), SIGNATURE);
    }
}
