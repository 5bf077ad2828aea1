package io.smartqueue.bench.take;

import io.smartqueue.bench.figures.Cpu;
import io.smartqueue.bench.figures.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** One side of a comparison: clients who do the same at the same time, and how it went in each round. */
public final class Side {

    public interface Preparation {
        void once() throws Exception;
    }

    private final List<Clients.Deed> clients;
    private final int each;
    private final Preparation before;
    private final Preparation after;
    private final Cpu cpu;
    private final List<Double> rates = new ArrayList<>();

    /**
     * @param each how often each client does it in a round
     * @param before is done before each round and not measured
     */
    public Side(List<? extends Clients.Deed> clients, int each, Preparation before, Cpu cpu) {
        this(clients, each, before, () -> {}, cpu);
    }

    /** @param after takes processor time that counts, and is not counted in the rate */
    public Side(List<? extends Clients.Deed> clients, int each, Preparation before, Preparation after, Cpu cpu) {
        this.clients = List.copyOf(clients);
        this.each = each;
        this.before = before;
        this.after = after;
        this.cpu = cpu;
    }

    /** @return how many all of them did per second */
    public double round() throws Exception {
        before.once();
        cpu.begin();
        rates.add(Clients.rate(clients, each));
        after.once();
        cpu.end();
        return rates.getLast();
    }

    public double rate() {
        return new Sample(rates).median();
    }

    public String inWords(String unit) {
        return new Sample(rates).inWords("%.0f", unit);
    }

    /** Processor milliseconds of each process. */
    public String cpuInWords() {
        return cpu.each(times());
    }

    /** Processor milliseconds of the server and its PostgreSQL each time. */
    public double cpu() {
        return cpu.millis("server", "PostgreSQL") / times();
    }

    public int times() {
        return rates.size() * clients.size() * each;
    }

    public String ratio(Side baseline) {
        return String.format(Locale.ROOT, "%.2f", rate() / baseline.rate());
    }
}
