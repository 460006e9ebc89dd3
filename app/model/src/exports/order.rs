//! Things seen in several versions: each found once, and an order of all that follows the newest.

/// A list that finds or adds, and remembers in which order each version had its items.
#[derive(Clone, Debug)]
pub(super) struct Seen<T> {
    /// Every item, in order of first appearance.
    pub(super) items: Vec<T>,
    versions: Vec<Vec<usize>>,
}

impl<T> Default for Seen<T> {
    fn default() -> Self {
        Self { items: Vec::new(), versions: Vec::new() }
    }
}

impl<T> Seen<T> {
    /// Begins the next newer version.
    pub(super) fn next_version(&mut self) {
        self.versions.push(Vec::new());
    }

    /// The next item of the version that was begun last: the known one, or a new one.
    pub(super) fn item(
        &mut self,
        is: impl FnMut(&T) -> bool,
        new: impl FnOnce(&[T]) -> T,
    ) -> &mut T {
        let place = self.items.iter().position(is).unwrap_or_else(|| {
            let item = new(&self.items);
            self.items.push(item);
            self.items.len() - 1
        });
        if let Some(version) = self.versions.last_mut() {
            version.push(place);
        }
        &mut self.items[place]
    }

    /// Every item: those of the newest version in its order, each older one after its last kin,
    /// else after the item it followed in its own version, else at the end.
    pub(super) fn in_order(self, are_kin: impl Fn(&T, &T) -> bool) -> Vec<T> {
        let mut order: Vec<usize> = Vec::with_capacity(self.items.len());
        for version in self.versions.iter().rev() {
            let mut before = None;
            for place in version {
                if !order.contains(place) {
                    let is_kin = |other: &usize| are_kin(&self.items[*other], &self.items[*place]);
                    let after = order.iter().rposition(is_kin).or_else(|| {
                        before.and_then(|before| order.iter().position(|other| *other == before))
                    });
                    order.insert(after.map_or(order.len(), |after| after + 1), *place);
                }
                before = Some(*place);
            }
        }
        let mut items: Vec<Option<T>> = self.items.into_iter().map(Some).collect();
        order.into_iter().filter_map(|place| items.get_mut(place).and_then(Option::take)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ordered(versions: &[&str]) -> String {
        let mut seen = Seen::default();
        for version in versions {
            seen.next_version();
            version.chars().for_each(|c| {
                seen.item(|known| *known == c, |_| c);
            });
        }
        seen.in_order(char::eq_ignore_ascii_case).into_iter().collect()
    }

    #[test]
    fn the_newest_version_leads_and_older_items_follow_their_neighbours() {
        assert_eq!(ordered(&["abc", "cba"]), "cba");
        assert_eq!(ordered(&["axyb", "abc"]), "axybc");
        assert_eq!(ordered(&["xab", "ab"]), "abx", "without a neighbour before it: at the end");
        assert_eq!(ordered(&["abz", "axb", "ab"]), "axbz");
        assert_eq!(ordered(&["bxA", "ab"]), "aAbx", "kin stand together");
    }
}
