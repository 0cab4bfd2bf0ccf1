package folkmoot.config;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** A range of IP addresses in CIDR form: {@code 10.0.0.0/8}, {@code fd00::/8}; a single address is a range of one. */
public record AddressRange(InetAddress network, int bits) {

    /** Reads one. Names are not looked up. */
    public static AddressRange parse(String text) {
        int slash = text.indexOf('/');
        var network = InetAddress.ofLiteral(slash < 0 ? text : text.substring(0, slash));
        int longest = network.getAddress().length * 8;
        int bits = slash < 0 ? longest : Integer.parseInt(text.substring(slash + 1));
        if (bits < 0 || bits > longest) {
            throw new IllegalArgumentException("prefix length " + bits);
        }
        return new AddressRange(network, bits);
    }

    /** Whether the address lies in it; never for the other family. */
    public boolean contains(InetAddress address) {
        var ours = network.getAddress();
        var theirs = address.getAddress();
        if (ours.length != theirs.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >> bit % 8;
            if ((ours[bit / 8] & mask) != (theirs[bit / 8] & mask)) {
                return false;
            }
        }
        return true;
    }

    /** The same range, named by its first address. */
    public AddressRange masked() {
        var address = network.getAddress();
        for (int bit = bits; bit < address.length * 8; bit++) {
            address[bit / 8] &= (byte) ~(0x80 >> bit % 8);
        }
        try {
            return new AddressRange(InetAddress.getByAddress(address), bits);
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible); // only for a wrong length
        }
    }

    @Override
    public String toString() {
        return network.getHostAddress() + "/" + bits;
    }
}
