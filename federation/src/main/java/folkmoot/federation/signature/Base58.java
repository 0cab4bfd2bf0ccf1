package folkmoot.federation.signature;

import java.math.BigInteger;
import java.util.Optional;

/** Base58 in the Bitcoin alphabet, the {@code z} of multibase. */
final class Base58 {

    private static final String ALPHABET = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
    private static final BigInteger BASE = BigInteger.valueOf(58);

    private Base58() {}

    static String encode(byte[] bytes) {
        var text = new StringBuilder();
        var number = new BigInteger(1, bytes);
        while (number.signum() > 0) {
            var parts = number.divideAndRemainder(BASE);
            text.append(ALPHABET.charAt(parts[1].intValue()));
            number = parts[0];
        }
        for (int i = 0; i < bytes.length && bytes[i] == 0; i++) {
            text.append(ALPHABET.charAt(0));
        }
        return text.reverse().toString();
    }

    static Optional<byte[]> decode(String text) {
        var number = BigInteger.ZERO;
        for (var character : text.toCharArray()) {
            var digit = ALPHABET.indexOf(character);
            if (digit < 0) {
                return Optional.empty();
            }
            number = number.multiply(BASE).add(BigInteger.valueOf(digit));
        }
        var zeros = (int) text.chars().takeWhile(c -> c == ALPHABET.charAt(0)).count();
        var magnitude = number.signum() == 0 ? new byte[0] : number.toByteArray();
        var skip = magnitude.length > 0 && magnitude[0] == 0 ? 1 : 0;
        var bytes = new byte[zeros + magnitude.length - skip];
        System.arraycopy(magnitude, skip, bytes, zeros, magnitude.length - skip);
        return Optional.of(bytes);
    }
}
