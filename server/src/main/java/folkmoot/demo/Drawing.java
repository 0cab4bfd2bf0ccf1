package folkmoot.demo;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Arc2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Random;
import java.util.function.Consumer;
import javax.imageio.ImageIO;

/** Small pictures, drawn here so that none has to be brought along: scenes for covers and posts, crests, and faces without features. */
enum Drawing {
    @JsonProperty("hills")
    HILLS(0xBFE3F0, 0xF7F3DC, 0x4C8C5A, 0x2F6B4F),
    @JsonProperty("table")
    TABLE(0xF3C9A5, 0x8E4A6B, 0x6B2D5C, 0x3F1B45),
    @JsonProperty("moon")
    MOON(0x28345E, 0x6D7FB3, 0x1D2747, 0x121A33);

    private static final int CREST = 400;
    private static final int FACE = 200;

    private final Color above;
    private final Color below;
    private final Color far;
    private final Color near;

    Drawing(int above, int below, int far, int near) {
        this.above = new Color(above);
        this.below = new Color(below);
        this.far = new Color(far);
        this.near = new Color(near);
    }

    /** The scene as PNG. */
    byte[] scene(int width, int height) {
        return png(width, height, canvas -> paint(canvas, width, height));
    }

    private void paint(Graphics2D canvas, int width, int height) {
        canvas.setPaint(new GradientPaint(0, 0, above, 0, height, below));
        canvas.fillRect(0, 0, width, height);
        canvas.setPaint(new Color(255, 250, 235, 220));
        canvas.fill(new Ellipse2D.Double(width * 0.72, height * 0.16, height * 0.22, height * 0.22));
        ridge(canvas, far, width, height, 0.62, 0.10, 1.3);
        ridge(canvas, near, width, height, 0.80, 0.08, 2.1);
        foreground(canvas, width, height);
    }

    private static void ridge(
            Graphics2D canvas, Color colour, int width, int height, double at, double swing, double waves) {
        var line = new Path2D.Double();
        line.moveTo(0, height);
        for (int x = 0; x <= width; x += 4) {
            line.lineTo(x, height * (at + swing * Math.sin(waves * Math.PI * x / width + waves)));
        }
        line.lineTo(width, height);
        line.closePath();
        canvas.setPaint(colour);
        canvas.fill(line);
    }

    private void foreground(Graphics2D canvas, int width, int height) {
        switch (this) {
            case HILLS -> {
                var road = new Path2D.Double();
                road.moveTo(width * 0.30, height);
                road.curveTo(width * 0.55, height * 0.85, width * 0.35, height * 0.74, width * 0.52, height * 0.62);
                canvas.setPaint(new Color(0xF2EBD9));
                canvas.setStroke(new BasicStroke(height * 0.035f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
                canvas.draw(road);
            }
            case TABLE -> {
                canvas.setPaint(new Color(0xE9DCC9));
                canvas.fill(new Ellipse2D.Double(width * 0.28, height * 0.62, width * 0.44, height * 0.30));
                for (int bowl = 0; bowl < 4; bowl++) {
                    canvas.setPaint(new Color(0xB8552F + bowl * 0x061C10));
                    canvas.fill(new Ellipse2D.Double(
                            width * (0.35 + 0.08 * bowl),
                            height * (bowl % 2 == 0 ? 0.69 : 0.77),
                            width * 0.05,
                            height * 0.07));
                }
            }
            case MOON -> {
                canvas.setPaint(new Color(0xF6D98B));
                for (int window = 0; window < 7; window++) {
                    canvas.fillRect(
                            (int) (width * (0.12 + 0.05 * window)), (int) (height * 0.80), width / 70, height / 24);
                }
            }
        }
    }

    /** A shield with the scene on it, as PNG. */
    byte[] crest() {
        return png(CREST, CREST, canvas -> {
            var shield = new Path2D.Double();
            shield.moveTo(40, 40);
            shield.lineTo(360, 40);
            shield.lineTo(360, 210);
            shield.curveTo(360, 300, 270, 350, 200, 380);
            shield.curveTo(130, 350, 40, 300, 40, 210);
            shield.closePath();
            canvas.setClip(shield);
            paint(canvas, CREST, CREST);
            canvas.setClip(null);
            canvas.setPaint(near);
            canvas.setStroke(new BasicStroke(14, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
            canvas.draw(shield);
        });
    }

    /** A head and shoulders in colours of somebody's own, as PNG. */
    static byte[] face(String name) {
        var chance = new Random(name.hashCode());
        float hue = chance.nextFloat();
        return png(FACE, FACE, canvas -> {
            canvas.setPaint(Color.getHSBColor(hue, 0.28f, 0.92f));
            canvas.fillRect(0, 0, FACE, FACE);
            canvas.setPaint(Color.getHSBColor(hue + 0.45f, 0.45f, 0.45f));
            canvas.fill(new Ellipse2D.Double(20, 128, 160, 150));
            canvas.setPaint(
                    Color.getHSBColor(0.07f, 0.25f + 0.35f * chance.nextFloat(), 0.45f + 0.45f * chance.nextFloat()));
            canvas.fill(new Ellipse2D.Double(62, 48, 76, 92));
            canvas.setPaint(Color.getHSBColor(chance.nextFloat(), 0.5f, 0.3f));
            canvas.fill(new Arc2D.Double(58, 38, 84, 84, 0, 180, Arc2D.CHORD));
        });
    }

    private static byte[] png(int width, int height, Consumer<Graphics2D> painting) {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        var canvas = image.createGraphics();
        canvas.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        painting.accept(canvas);
        canvas.dispose();
        var out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", out);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return out.toByteArray();
    }
}
