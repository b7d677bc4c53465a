/** Slots of the book said otherwise by a person, with more help or with less, and nothing of them lost or added. */
export const honest: [slot: string, text: string][] = [
  [
    'embodied-intelligence/start.0',
    'A web server that answers late has still answered, but a vehicle that brakes late has hit the wall. This is what changes when a program is given a body. The inputs of the program are measurements, and its outputs are forces. Meanwhile the world keeps moving, whether the program is ready or not.\n\nAn **embodied agent** is a machine that does three things: it senses the world through sensors of its own, it chooses what to do, and it acts on that same world through motors, valves or grippers of its own. A robot vacuum cleaner is an embodied agent. A program that sorts photographs is not one, because nothing it writes changes the light that falls on the next lens.',
  ],
  [
    'embodied-intelligence/start.1',
    'It takes very little machinery. Valentino Braitenberg imagined, in *Vehicles* (1984), a cart that has two light sensors and two motors, where each sensor speeds up one wheel. If each sensor is wired to the wheel on its own side, the cart turns away from a lamp that stands off to one side. If the wires are crossed, the cart turns towards the lamp and charges. Someone who looks on sees fear or anger, yet all the cart has is two wires.\n\nFrom here on four things are different, and each of them has a section below. Better code alone cures none of them, because each comes from physics, and the code is now a part of that physics:',
  ],
  [
    'embodied-intelligence/start.2',
    '- **Inputs are estimates.** What is read is evidence about the world. It is never the world itself.\n- **Motion has no undo.** When the program has changed its mind, the mass still keeps moving.\n- **Every action is paid for.** There are limits set by the battery, by the motor and by the floor.\n- **Late is wrong.** A right command at a wrong time is a wrong command.',
  ],
  [
    'embodied-intelligence/closing-the-loop.0',
    'Three stages, round and round: it *senses* (a physical quantity becomes a number), it *decides* (numbers become a command), it *acts* (the command becomes a force). The force changes the world, and from the changed world the next reading is taken. No program contains that last arrow, and it closes the **perception-action loop**.',
  ],
  [
    'embodied-intelligence/closing-the-loop.1',
    'A script that rolls for 0.35 s and then brakes is *open loop*: it never looks again. It works for one floor, one battery and one load, those it was tuned on. A *closed loop* looks at what its last action did and corrects what nobody foresaw, at the price that its own mistakes go round the loop too.',
  ],
  [
    'embodied-intelligence/closing-the-loop.2',
    'The listing shows a whole loop. In it a simulated car starts 0.75 m away from a wall and rolls towards the wall at 1 m/s. It measures the gap fifty times a second. When the gap is 0.40 m or less, the car brakes, and braking takes 2 m/s off its speed every second. The world is played by the class `Car`. The function `decide` is given a distance and sees nothing else.',
  ],
  [
    'embodied-intelligence/closing-the-loop.3',
    'It stops 14 cm short. The listing has one convenience that only a simulation has: its world moves on only when `act` is called, whereas a real car keeps rolling while `decide` thinks. What the simulation left out is put back in the rest of the chapter.',
  ],
  [
    'embodied-intelligence/what-the-machine-can-know.1',
    'In these two lines $x_k$ is the state, $u_k$ is the command and $z_k$ is the observation. How the world moves on is what the function $f$ says. What a perfect sensor would show is what $h$ says. The two terms that remain stand for what nobody knows exactly: $w_k$ is for bumps, slopes and slip, and $n_k$ is for the error of the sensor. The program wants $x_k$, but it holds $z_k$.\n\nSeveral observations together sometimes give away a hidden quantity. Speed, for example, is change of distance over time. In the next listing a car moves at a steady 0.8 m/s, so in each turn of 20 ms it moves 16 mm, and the sensor that reads the gap reports whole centimetres.',
  ],
  [
    'embodied-intelligence/what-the-machine-can-know.2',
    'Two readings next to each other give 0.5 or 1.0 m/s, never 0.8. With eleven readings the result is 0.80 m/s, but as an average over the last 200 ms: for a car that slows steadily, that is its speed of 100 ms ago. Time has bought certainty, and the book returns to this trade again and again.',
  ],
  [
    'embodied-intelligence/what-the-machine-can-know.3',
    'By **uncertainty** we mean the range of states that fit what has been observed; some states in it are more likely than others. When this sensor reads 58 cm, the gap may be anything from 57.5 to 58.5 cm. If a program stores `58` as the gap, it has thrown that range away. A careful program keeps the range. It narrows the range with each new reading, and while it is not looking it lets the range widen.',
  ],
  [
    'embodied-intelligence/room-to-stop.0',
    'So far the car in the listing has had no mass. Let its mass $m$ be 2 kg. To lose speed the car must be pushed backwards, and how hard is fixed by Newton’s second law, $F = ma$. To slow at $a$ = 2 m/s² takes 2 kg × 2 m/s² = 4 N at the floor, and no line of code can change that.',
  ],
  [
    'embodied-intelligence/room-to-stop.1',
    'A newton (N) changes the speed of 1 kg by 1 m/s every second; a 100 g bar of chocolate rests on the hand with about 1 N. Deceleration of 2 m/s² takes 2 m/s off the speed in each second of braking.',
  ],
  [
    'embodied-intelligence/room-to-stop.3',
    'Take $v$ = 1 m/s. A reaction time of 100 ms then costs 0.10 m, and braking at 2 m/s² costs another 0.25 m, which is 0.35 m in all. A threshold of 0.40 m therefore leaves 5 cm to spare. The two terms grow differently: at twice the speed the first is doubled and the second quadrupled.',
  ],
  [
    'embodied-intelligence/energy-on-board.1',
    'One joule is small beside a battery. A pack rated 7.4 V and 2.0 Ah holds 7.4 × 2.0 = 14.8 Wh, which is 53 kJ. It is emptied by power, drawn every second. With 8 W on average for the motors, 6 W for the computer and 1 W for the sensors, the **energy budget** comes to 14.8 Wh / 15 W = 0.99 h, just under an hour.',
  ],
  [
    'embodied-intelligence/time-is-part-of-the-answer.1',
    'Two words are needed. **Latency** is a time: it begins with a change in the world and ends when the machine’s response to that change takes effect in the world. A **deadline** is a moment: the latest one at which the response still does its job. In this case the deadline is 150 ms after the gap shrinks to 0.40 m. Mass, force and distance set that deadline; the software only has to live with it.',
  ],
  [
    'embodied-intelligence/time-is-part-of-the-answer.4',
    'As 1 m/s says it must, every 20 ms costs 2 cm. There is no warning of the edge: every run succeeds at 120 ms and every run fails at 160 ms. On an idle computer a test may never come near it, while the same program beside a camera stream may cross it.',
  ],
  [
    'embodied-intelligence/keeping-the-period.0',
    'The **control period** is the time of one turn of a loop that turns at regular times. The formulas in the loop rely on it. Suppose a program divides by 20 ms, but its turns really take 25 ms. Then every speed that it computes is 25 per cent too high. How much the time varies from turn to turn is called *jitter*. Jitter enters the results much as the noise of a sensor does.\n\nHow should a loop wait? The obvious way is to do the work and then to sleep for 20 ms. But if the work takes 3 ms, each turn lasts 23 ms, and after 100 turns the loop is 300 ms behind. The cure has two parts: sleep *until* a moment on the clock, and each turn move that moment on by exactly one period.',
  ],
  [
    'embodied-intelligence/keeping-the-period.1',
    '`wake` never looks at how long the work took, so small delays do not add up. The clock is `steady_clock` because it never goes back; the clock that tells the time of day may, when it is corrected. Never being early is what the program promises. Never being late it cannot promise, as the operating system may wake it after `wake` has passed.',
  ],
  [
    'embodied-intelligence/where-learning-fits.2',
    'In a sound arrangement the learned part proposes and a simple rule may overrule it. Such layers have a long history: the mobile robot that Rodney Brooks described in 1986 has a lowest layer that avoids obstacles and keeps running while layers for wandering and exploring are added above it. In his robot the upper layers may override the lower. Where a limit must hold, the authority has to run the other way.',
  ],
  [
    'sensing/start.0',
    'Imagine that a program asks a sensor how warm a room is, and that the answer is `153`. Nothing is broken. Several things stand between the warm air and that integer: a piece of silicon whose voltage depends on heat, a wire, a converter that has names for only 1,024 different voltages, and the instant at which the question was put.\n\nIf you follow the reading from the air to the variable, most of sensing comes into view: what was measured, how finely, when, with how much noise, against which reference, and whether it is to be believed. All [loops of perception and action](/chapters/embodied-intelligence) rest on such numbers. A loop acts on what its sensors report. The report is one thing and the world is another.',
  ],
  [
    'sensing/what-a-sensor-does.1',
    'The TMP36 has three legs and measures temperature; it is our example. According to its data sheet from Analog Devices it gives 500 mV at 0 °C, and for each degree above that 10 mV more, so air at 25 °C yields 750 mV. Five words describe any part of this kind:\n\n- **Range** is the span of values it is specified for: here −40 °C to 125 °C.\n- **Sensitivity** is how much the output changes when the input changes by one unit: here 10 mV/°C.\n- **Resolution** is the smallest change that the reading still shows.\n- **Accuracy** is how near a reading lies to the truth: here typically within ±1 °C at 25 °C.\n- **Precision** is how near readings lie to one another when they are repeated.',
  ],
  [
    'sensing/what-a-sensor-does.3',
    'Voltage is always *between two points*. An output of 750 mV means 750 mV above ground, where ground is the terminal that all parts of the circuit share. When the ground wire between the sensor and the converter is loose, the number means nothing.',
  ],
  [
    'sensing/turning-volts-into-counts.1',
    '$q$ is the step, $V_{\\text{ref}}$ the reference and $n$ the number of bits. Our room’s 750 mV are 153.6 steps, of which the converter reports the whole part, `153`. One count stands for 0.49 °C, at 10 mV per degree; no single reading shows less, however many decimals are printed.\n\nWhat was cut off is the quantisation error. With the middle of the step as the estimate, the error $e$ lies between $-q/2$ and $q/2$. Let every value in between be equally likely, a fair assumption for a signal that wanders over many steps. The mean square of the error is then',
  ],
  [
    'sensing/turning-volts-into-counts.3',
    'Real converters add errors of their own: for the ATmega328P the data sheet puts the typical absolute accuracy at 2 counts, measured with a 4 V reference. In our circuit 2 counts are about 1 °C, which is four times the half step of an ideal converter. How finely a converter divides is told by its number of bits; how truly, only by its error figures.',
  ],
  [
    'sensing/sampling-and-aliasing.1',
    'The loop below keeps the schedule on a board. Each time it adds the period to the previous due time, so that one late round does not push back all the rounds after it. If it paused for a plain 10 ms instead, each interval would be stretched by the time that the work takes.',
  ],
  [
    'sensing/sampling-and-aliasing.4',
    'Identical samples leave later code nothing to go by: it cannot remove an alias. The high frequencies must be weakened before they reach the converter, by an analogue low-pass filter, or else be captured by faster sampling. For a slow signal a resistor and a capacitor often do.',
  ],
  [
    'sensing/noise-and-averaging.2',
    'The law holds on two conditions. Where errors hang together from reading to reading, they may shrink more slowly or not at all. Where errors have a mean other than zero, they keep it: a sensor reading 2 °C too high does so after a million readings as well. So averaging improves precision and leaves the offset alone.',
  ],
  [
    'sensing/noise-and-averaging.3',
    'For a coarse converter a little noise is a help. If 750 mV are perfectly quiet, they read `153` for ever, and averaging adds nothing. If there is noise of about half a step or more, the code flickers between neighbouring values, and the average of them recovers the fraction that had been cut off. Such noise, added on purpose, is called dither.',
  ],
  [
    'sensing/calibration.2',
    'Either line beats the data sheet, and that through eleven points beats that through two. The rest is mostly the noise of single readings, and no line removes it. Calibration holds only where it was made. Beyond 50 °C, at another reference voltage, or after years of ageing, it is a guess.',
  ],
  [
    'sensing/filtering-and-its-delay.3',
    'In the C++ program a robot approaches a wall at 0.5 m/s. The signal of its distance sensor is filtered, with a time constant of 90 ms. The lag to expect is 0.5 m/s × 0.09 s = 45 mm, so the filtered wall stands 45 mm too far away. A delay like this can make a control loop oscillate; [the next chapter](/chapters/acting-and-control) shows how.',
  ],
  [
    'sensing/when-a-sensor-lies.1',
    'Three failures come back again and again. An outlier is a single absurd value, for example from a lost echo. A stuck value repeats itself because a wire, a driver or a bus has stopped. Drift is a slow walk away from the truth: sum a gyroscope whose uncorrected bias is only 0.1 °/s for one minute, and the angle is wrong by 6°. A smoothing filter blurs all three or passes them, and it reports none.',
  ],
  [
    'acting-and-control/torque-and-speed.2',
    'When the motor is switched on, its shaft stands still, so there is no back-EMF yet. The current is limited only by the resistance of the winding, $R = 2\\ \\Omega$: 12 V drive 6 A. Then the shaft gathers speed. The back-EMF grows, the current falls, and with the current the torque falls. The motor stops accelerating when the torque that is left equals what friction and load take away.',
  ],
  [
    'acting-and-control/driving-a-motor.0',
    'At standstill the motor draws 6 A, its **stall current**, and goes on drawing it while jammed: 12 V × 6 A = 72 W, all of it heat in the winding. No logic pin can supply this. For the ATmega328PB microcontroller the data sheet’s absolute maximum is 40 mA per pin, and 6 A is 150 times as much. The pin therefore only orders; a transistor obeys and switches the motor’s own supply.',
  ],
  [
    'acting-and-control/driving-a-motor.2',
    '$D$, the duty cycle, is the share of each period that is spent on; $V_s$ is the supply voltage. The formula holds if, during the off time, the driver keeps the terminals of the motor at 0 V and does not let them float. Inductance then smooths the current and inertia the speed.\n\nAn **H-bridge** is four switches around the motor, two to each terminal. They also choose the direction:\n\n- with left high and right low the motor turns forward;\n- with right high and left low it turns backward;\n- with both low its terminals are joined and its own back-EMF brakes it;\n- with all open it coasts.',
  ],
  [
    'acting-and-control/closing-the-loop.3',
    'The simulation says the same. With a higher gain the error that is left gets smaller, but there is never none. The reason: at zero error this rule commands zero volts, and a motor that is turning needs some volts.',
  ],
  [
    'acting-and-control/integral-and-derivative-terms.3',
    'By itself the proportional term comes to rest 0.4 rad short. To hold the weight takes 2.4 V, and at 6 V/rad it takes 0.4 rad of error to command 2.4 V. Before it rests, the shaft swings up to 1.02 rad. The derivative term stops this swing but leaves the offset; the integral term removes the offset.\n\nNote that the code takes the rate from the angle and not from the error. In this way a sudden new target does not kick the motor. The price of the term is noise: if two readings 1 ms apart flicker by 0.001 rad, that looks like 1 rad/s.',
  ],
  [
    'acting-and-control/saturation-and-windup.0',
    'Actuators have limits. With a supply of 12 V a command of 20 V is a wish. An output at its limit is **saturated**: a larger command changes nothing, and for that time the loop is open.\n\nThis escapes the integral term. Ask for 250 rad/s, more than the motor can reach: the error never falls below 50 rad/s, and the sum, with $K_i = 0.6$ V/rad, grows in 3 s by at least 0.6 × 50 × 3 = 90 V. Now let the target drop to 100 rad/s. Until the sum has run down, the motor goes on at full speed. That is **windup**.',
  ],
  [
    'acting-and-control/saturation-and-windup.1',
    'One line is enough to mend this. Do not add to the sum if the output is at its limit and the error would push it further. The name of this remedy is conditional integration.',
  ],
  [
    'acting-and-control/delay-and-stability.4',
    'With a delay of 80 ms the ringing is still dying away. With 120 ms it never will, and the only thing that keeps it from growing is the 12 V limit. A loop with half the gain bears the same delay in peace.',
  ],
  [
    'acting-and-control/tuning-by-hand.2',
    'First the signs. Apply a small constant voltage; when the command is positive, the measured value must rise. If a sign is reversed, feedback drives the error up until something stops it.',
  ],
  [
    'acting-and-control/tuning-by-hand.3',
    'Put $K_i$ and $K_d$ at zero. Begin with a small $K_p$ and raise it, at most doubling it each time, until a small step in the target makes the response ring visibly. Then go back to half of that value.',
  ],
  [
    'acting-and-control/tuning-by-hand.5',
    'Add $K_i$ until the offset vanishes soon enough. Then drive the loop into its limit, and check that it recovers without windup.',
  ],
  [
    'acting-and-control/tuning-by-hand.7',
    'Stop before the response is as quick as it could be: a gain that just works on a warm bench leaves no room for a cold morning, a slower bus or a heavier cup. How much room there is, the delay calculation shows. At half the gain the model loop bears more than twice the delay.',
  ],
]
