package folkmoot.talk.media;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import net.coobird.thumbnailator.filters.Canvas;
import net.coobird.thumbnailator.geometry.Positions;
import net.coobird.thumbnailator.resizers.Resizers;

/** Pixels and how they are to be written: what is left of an uploaded picture once everything else is thrown away. */
record Picture(BufferedImage pixels, FileType writtenAs) {

    private static final float JPEG_QUALITY = 0.85f;

    /** As sRGB with 8 bits a colour, with transparency only where it is used. */
    static Picture of(BufferedImage decoded, boolean keepPng) {
        boolean alpha = decoded.getColorModel().hasAlpha();
        var type = alpha || keepPng ? FileType.PNG : FileType.JPEG;
        return new Picture(decoded, type);
    }

    int width() {
        return pixels.getWidth();
    }

    int height() {
        return pixels.getHeight();
    }

    /** Scaled down, keeping its proportions, to at most so many pixels; never up. */
    Picture within(long mostPixels) {
        double factor = Math.sqrt((double) mostPixels / ((double) width() * height()));
        return factor >= 1
                ? scaled(width(), height())
                : scaled(Math.max(1, (int) (width() * factor)), Math.max(1, (int) (height() * factor)));
    }

    /** Filling a rectangle: scaled and cut at the longer side, around the middle; never scaled up. */
    Picture filling(int boxWidth, int boxHeight) {
        double factor = Math.min(1, Math.max((double) boxWidth / width(), (double) boxHeight / height()));
        var fitted = scaled(
                Math.max(1, (int) Math.round(width() * factor)), Math.max(1, (int) Math.round(height() * factor)));
        int cutWidth = Math.min(boxWidth, fitted.width());
        int cutHeight = Math.min(boxHeight, fitted.height());
        var cut = fitted.pixels.getSubimage(
                (fitted.width() - cutWidth) / 2, (fitted.height() - cutHeight) / 2, cutWidth, cutHeight);
        return new Picture(cut, writtenAs);
    }

    Picture turned(int orientation) {
        return new Picture(Orientation.apply(pixels, orientation), writtenAs);
    }

    private Picture scaled(int toWidth, int toHeight) {
        boolean png = writtenAs == FileType.PNG;
        var from = png || !pixels.getColorModel().hasAlpha() ? pixels : onWhite();
        var to = new BufferedImage(toWidth, toHeight, png ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB);
        Resizers.PROGRESSIVE.resize(from, to);
        return new Picture(to, writtenAs);
    }

    private BufferedImage onWhite() {
        return new Canvas(width(), height(), Positions.CENTER, Color.WHITE).apply(pixels);
    }

    /** The file: pixels, and nothing that came with them. */
    byte[] bytes() {
        var out = new ByteArrayOutputStream();
        var writer = ImageIO.getImageWritersByFormatName(writtenAs.extension()).next();
        try (var stream = new MemoryCacheImageOutputStream(out)) {
            writer.setOutput(stream);
            var how = writer.getDefaultWriteParam();
            if (writtenAs == FileType.JPEG) {
                how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
                how.setCompressionQuality(JPEG_QUALITY);
                how.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
            }
            writer.write(null, new IIOImage(pixels, null, null), how);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        } finally {
            writer.dispose();
        }
        return out.toByteArray();
    }
}
