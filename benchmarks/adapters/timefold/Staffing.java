import ai.timefold.solver.core.api.domain.entity.PlanningEntity;
import ai.timefold.solver.core.api.domain.lookup.PlanningId;
import ai.timefold.solver.core.api.domain.solution.PlanningEntityCollectionProperty;
import ai.timefold.solver.core.api.domain.solution.PlanningScore;
import ai.timefold.solver.core.api.domain.solution.PlanningSolution;
import ai.timefold.solver.core.api.domain.solution.ProblemFactCollectionProperty;
import ai.timefold.solver.core.api.domain.valuerange.ValueRangeProvider;
import ai.timefold.solver.core.api.domain.variable.PlanningVariable;
import ai.timefold.solver.core.api.score.buildin.hardmediumsoftlong.HardMediumSoftLongScore;
import ai.timefold.solver.core.api.score.stream.Constraint;
import ai.timefold.solver.core.api.score.stream.ConstraintCollectors;
import ai.timefold.solver.core.api.score.stream.ConstraintFactory;
import ai.timefold.solver.core.api.score.stream.ConstraintProvider;
import ai.timefold.solver.core.api.score.stream.Joiners;
import ai.timefold.solver.core.api.solver.Solver;
import ai.timefold.solver.core.api.solver.SolverFactory;
import ai.timefold.solver.core.config.solver.SolverConfig;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Seats × officers: the same hard limits as our lottery's, loads as even as can be.
 *
 * In: first line "weekly quarterly officers seconds", then one line per seat: "shift week officer officer …".
 * Out: first line the seconds until every seat was filled without a breach (or -1), then one officer per line
 * (-1 = empty).
 */
public class Staffing {

    public static int weekly;
    public static int quarterly;

    public static class Officer {
        @PlanningId
        public int id;
    }

    @PlanningEntity
    public static class Seat {
        @PlanningId
        public int id;
        public int shift;
        public int week;
        @ValueRangeProvider(id = "able")
        public List<Officer> able;
        @PlanningVariable(valueRangeProviderRefs = "able", allowsUnassigned = true)
        public Officer officer;

        public Officer getOfficer() {
            return officer;
        }

        public int getShift() {
            return shift;
        }

        public int getWeek() {
            return week;
        }
    }

    @PlanningSolution
    public static class Roster {
        @ProblemFactCollectionProperty
        public List<Officer> officers;
        @PlanningEntityCollectionProperty
        public List<Seat> seats;
        @PlanningScore
        public HardMediumSoftLongScore score;
    }

    public static class Rules implements ConstraintProvider {
        @Override
        public Constraint[] defineConstraints(ConstraintFactory factory) {
            return new Constraint[] {
                factory.forEachUniquePair(Seat.class, Joiners.equal(Seat::getOfficer), Joiners.equal(Seat::getShift))
                        .penalizeLong(HardMediumSoftLongScore.ONE_HARD, (a, b) -> 1)
                        .asConstraint("one seat at a time"),
                factory.forEach(Seat.class)
                        .groupBy(Seat::getOfficer, Seat::getWeek, ConstraintCollectors.count())
                        .filter((officer, week, count) -> count > weekly)
                        .penalizeLong(HardMediumSoftLongScore.ONE_HARD, (officer, week, count) -> count - weekly)
                        .asConstraint("so many a week"),
                factory.forEach(Seat.class)
                        .groupBy(Seat::getOfficer, ConstraintCollectors.count())
                        .filter((officer, count) -> count > quarterly)
                        .penalizeLong(HardMediumSoftLongScore.ONE_HARD, (officer, count) -> count - quarterly)
                        .asConstraint("so many in all"),
                factory.forEachIncludingUnassigned(Seat.class)
                        .filter(seat -> seat.officer == null)
                        .penalizeLong(HardMediumSoftLongScore.ONE_MEDIUM, seat -> 1)
                        .asConstraint("every seat is filled"),
                factory.forEach(Seat.class)
                        .groupBy(Seat::getOfficer, ConstraintCollectors.count())
                        .penalizeLong(HardMediumSoftLongScore.ONE_SOFT, (officer, count) -> (long) count * count)
                        .asConstraint("loads are even"),
            };
        }
    }

    public static void main(String[] words) throws Exception {
        List<String> lines = Files.readAllLines(Path.of(words[0]));
        String[] head = lines.get(0).split(" ");
        weekly = Integer.parseInt(head[0]);
        quarterly = Integer.parseInt(head[1]);
        List<Officer> officers = new ArrayList<>();
        for (int k = 0; k < Integer.parseInt(head[2]); k++) {
            Officer officer = new Officer();
            officer.id = k;
            officers.add(officer);
        }
        Roster roster = new Roster();
        roster.officers = officers;
        roster.seats = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            int[] numbers = Arrays.stream(line.split(" ")).mapToInt(Integer::parseInt).toArray();
            Seat seat = new Seat();
            seat.id = roster.seats.size();
            seat.shift = numbers[0];
            seat.week = numbers[1];
            seat.able = new ArrayList<>();
            for (int k = 2; k < numbers.length; k++) {
                seat.able.add(officers.get(numbers[k]));
            }
            roster.seats.add(seat);
        }
        SolverConfig config = new SolverConfig()
                .withSolutionClass(Roster.class)
                .withEntityClasses(Seat.class)
                .withConstraintProviderClass(Rules.class)
                .withTerminationSpentLimit(Duration.ofMillis(Math.round(1000 * Double.parseDouble(head[3]))));
        Solver<Roster> solver = SolverFactory.<Roster>create(config).buildSolver();
        long start = System.nanoTime();
        double[] first = {-1};
        solver.addEventListener(event -> {
            HardMediumSoftLongScore score = event.getNewBestSolution().score;
            if (first[0] < 0 && score.hardScore() == 0 && score.mediumScore() == 0) {
                first[0] = (System.nanoTime() - start) / 1e9;
            }
        });
        Roster best = solver.solve(roster);
        List<String> out = new ArrayList<>();
        out.add(String.valueOf(first[0]));
        for (Seat seat : best.seats) {
            out.add(seat.officer == null ? "-1" : String.valueOf(seat.officer.id));
        }
        Files.write(Path.of(words[1]), out);
    }
}
