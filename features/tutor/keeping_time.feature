Feature: Keeping time
  Assignments open and are due by the clock of the course, whatever clock somebody looks at.
  For teachers, who plan by the clock on their wall, and for students, who must not lose an hour.

  Rule: When the clocks change, the time of day stays

    @TZ-03 @api @ui
    Scenario: Due the evening before and the evening after
      Given Ada teaches Ben
      When Ada publishes "Before" and "After", due the evening before and after the clocks change
      Then "Before" is due at 23:00 on the clock of the course
      And "After" is due at 23:00 on the clock of the course
      And a day of 23 or 25 hours lies between "Before" and "After"

  Rule: Everybody is told the same moment, wherever they are; pages show it on the clock of who looks, so there is no browser scenario

    @nightly @TZ-05 @api @no-ui
    Scenario: Two students and their teacher
      Given Ada teaches Ben and Cleo
      When Ada publishes the homework "Week 1"
      Then Ben and Cleo are told the same moment at which "Week 1" is due
      And Ben and Ada are told the same moment at which "Week 1" is due

  Rule: Outside production one can ask as of another moment

    @TZ-04 @needs.time-travel @api @ui
    Scenario: An assignment that opens in two days
      Given Ada teaches Ben
      When Ada publishes the homework "Week 1", opening in 2 days, due in 5 days
      Then "Week 1" is open to Ben in 3 days, but not today

    @TZ-04 @needs.time-travel @api @no-ui
    Scenario: A moment that is none
      When something is asked as of the moment "the day before yesterday"
      Then it is refused because it makes no sense

  Rule: In production it is always now; whoever asks otherwise is answered all the same, which no page tries

    @TZ-04 @needs.production @production-safe @api @no-ui
    Scenario: A moment that is none, in production
      When something is asked as of the moment "the day before yesterday"
      Then it is answered as of now
