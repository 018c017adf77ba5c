package assessment

import "slices"

// cheapest picks, among the gaps that may stand on a plan, those whose closing reaches the missing points with the least
// days, then the fewest gaps. The gaps that may not stand on one are closed anyway and count first. It is exact: a
// knapsack over points, up to mostCells.
func cheapest(steps []Step, missing int) map[string]bool {
	var free []*Step
	for i := range steps {
		if steps[i].Must {
			missing -= steps[i].Points
		} else {
			free = append(free, &steps[i])
		}
	}
	chosen := map[string]bool{}
	if missing <= 0 {
		return chosen
	}
	if len(free)*missing > mostCells {
		return firstByPay(free, missing)
	}
	// cost[i][p] is the least cost of gaining p points or more from free[i:].
	const out = int64(1) << 40
	cost := make([][]int64, len(free)+1)
	cost[len(free)] = make([]int64, missing+1)
	for p := 1; p <= missing; p++ {
		cost[len(free)][p] = out
	}
	for i := len(free) - 1; i >= 0; i-- {
		cost[i] = make([]int64, missing+1)
		for p := range cost[i] {
			with := free[i].cost() + cost[i+1][max(0, p-free[i].Points)]
			cost[i][p] = min(with, cost[i+1][p])
		}
	}
	for i, p := 0, missing; i < len(free) && p > 0; i++ {
		if cost[i][p] < cost[i+1][p] {
			chosen[free[i].Requirement.ID] = true
			p = max(0, p-free[i].Points)
		}
	}
	return chosen
}

// mostCells bounds the knapsack's table to 64 MB: 1,000 gaps may miss 8,000 points. Beyond it stand only catalogues made to
// do harm, for which firstByPay does.
const mostCells = 8 << 20

// firstByPay picks the gaps that pay best until the missing points are reached, cheap but not always cheapest.
func firstByPay(free []*Step, missing int) map[string]bool {
	chosen := map[string]bool{}
	for _, s := range slices.SortedStableFunc(slices.Values(free), byPay) {
		if missing <= 0 {
			break
		}
		chosen[s.Requirement.ID] = true
		missing -= s.Points
	}
	return chosen
}

// cost weighs days first; among equal days it prefers fewer gaps.
func (s *Step) cost() int64 { return int64(s.Days)<<16 + 1 }
