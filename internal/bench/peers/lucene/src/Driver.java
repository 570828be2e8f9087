import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.lucene.util.Version;

/**
 * Measures Lucene: the benchmark's side of it is described in
 * internal/bench/driver/driver.go.
 */
public final class Driver {
  private static final int CLIENTS = 2;

  private Driver() {}

  public static void main(String[] args) throws Exception {
    Path index = Path.of(args[1]);
    Path data = Path.of(args[2]);
    if (args[0].equals("build")) {
      Index.build(index, data);
      return;
    }
    List<Searching.Asked> log = new ArrayList<>();
    for (String line : Files.readAllLines(data.resolve("queries.tsv"))) {
      String[] cells = line.split("\t", -1);
      log.add(new Searching.Asked(cells[0], cells[1], cells[2], cells[3]));
    }
    Searching searching = new Searching(index, data);
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    out.println("ready Lucene " + Version.LATEST + ", Java " + Runtime.version().feature());
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String command = in.readLine(); command != null; command = in.readLine()) {
      if (command.equals("both")) {
        out.println(both(searching, log));
        continue;
      }
      long start = System.nanoTime();
      Searching.Found found = searching.ask(log.get(Integer.parseInt(command.substring(4))));
      long took = System.nanoTime() - start;
      out.println(took / 1000 + "\t" + searching.line(found));
    }
  }

  private static long both(Searching searching, List<Searching.Asked> log)
      throws InterruptedException {
    AtomicInteger next = new AtomicInteger();
    Runnable client = () -> {
      try {
        for (int i = next.getAndIncrement(); i < log.size(); i = next.getAndIncrement()) {
          searching.ask(log.get(i));
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    };
    Thread[] threads = new Thread[CLIENTS];
    long start = System.nanoTime();
    for (int i = 0; i < CLIENTS; i++) {
      threads[i] = new Thread(client);
      threads[i].start();
    }
    for (Thread thread : threads) {
      thread.join();
    }
    return (System.nanoTime() - start) / 1000;
  }
}
