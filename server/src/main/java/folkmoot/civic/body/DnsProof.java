package folkmoot.civic.body;

import static folkmoot.schema.generated.Tables.ACCOUNT_KEY;

import folkmoot.federation.signature.Digests;
import folkmoot.federation.vocabulary.DomainNames;
import folkmoot.people.account.Account;
import folkmoot.platform.database.Database;
import folkmoot.platform.dns.TextRecords;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The record by which whoever keeps a body's domain names its actor: a TXT record at {@code _civic-actor.<domain>} that reads
 * {@code v=fm1; actor=<id of the actor>; key=<SHA-256 of its public key>}. The hash is of the key as DER, in hexadecimal or base64;
 * without {@code key} the record holds for whichever key the actor lists.
 */
final class DnsProof {

    private static final String PREFIX = "_civic-actor.";
    private static final String VERSION = "fm1";

    private final Database database;
    private final TextRecords records;

    DnsProof(Database database, TextRecords records) {
        this.database = database;
        this.records = records;
    }

    /** Where the record of a domain stands. */
    static String name(Body body) {
        return PREFIX + DomainNames.withoutPort(body.domain());
    }

    /** What a look into the domain name system showed. */
    record Found(boolean names, Optional<Boolean> dnssec) {}

    /** Whether a body's domain names the account; empty when no resolver answers now. Outside a transaction. */
    Optional<Found> of(Body body, Account account) {
        return records.of(name(body))
                .map(answer -> new Found(
                        answer.texts().stream().anyMatch(text -> names(text, account)), answer.authenticated()));
    }

    private boolean names(String text, Account account) {
        var parts = parts(text);
        return VERSION.equals(parts.get("v"))
                && account.uri().toString().equals(parts.get("actor"))
                && Optional.ofNullable(parts.get("key"))
                        .map(key -> keys(account).contains(key) || keys(account).contains(key.toLowerCase(Locale.ROOT)))
                        .orElse(true);
    }

    private static Map<String, String> parts(String text) {
        var parts = new HashMap<String, String>();
        for (var part : text.split(";")) {
            int equals = part.indexOf('=');
            if (equals > 0) {
                parts.putIfAbsent(
                        part.substring(0, equals).strip().toLowerCase(Locale.ROOT),
                        part.substring(equals + 1).strip());
            }
        }
        return parts;
    }

    /** In every way in which they may be written. */
    private Set<String> keys(Account account) {
        return database
                .read(tx -> tx.sql()
                        .select(ACCOUNT_KEY.PUBLIC_KEY)
                        .from(ACCOUNT_KEY)
                        .where(ACCOUNT_KEY.ACCOUNT_ID.eq(account.id().value()))
                        .fetch(ACCOUNT_KEY.PUBLIC_KEY))
                .stream()
                .flatMap(DnsProof::written)
                .collect(Collectors.toSet());
    }

    private static Stream<String> written(byte[] key) {
        var hash = Digests.sha256(key);
        var base64 = Base64.getEncoder().encodeToString(hash);
        var url = Base64.getUrlEncoder().encodeToString(hash);
        return Stream.of(HexFormat.of().formatHex(hash), base64, url, base64.replace("=", ""), url.replace("=", ""));
    }
}
